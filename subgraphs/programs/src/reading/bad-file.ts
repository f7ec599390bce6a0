/** The file as a whole cannot be used; the message is for the person who sent it. */
export class BadFile extends Error {}
