alter table activity drop constraint activity_kind_check;
alter table activity add constraint activity_kind_check check (kind in (
  'LANGUAGE', 'MENTORSHIP', 'BUDDY', 'BUDDY_EVENT', 'BUDDY_CHECKIN', 'BUDDY_FEEDBACK',
  'COURSE_ENROLLED', 'COURSE_COMPLETED', 'CREDENTIAL_EARNED', 'COURSE', 'COURSE_COMPLETION', 'CREDENTIAL'));
