/** Capitalised words that are no names of people: they end a name, and never begin one. In lower case. */
export const notNames: ReadonlySet<string> = new Set(
  (
    "i a an the and or but so if in on at of to for from with by as is it its we he she they you my your our his her their this that these those then there here " +
    "very much all everyone everybody everything again also always never not no yes ok okay now today tomorrow yesterday team god dear hello hi thanks thank please " +
    "good great happy sure sorry glad grateful when where what who why how because after before during since until while just only more most every each some many " +
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december " +
    "norway norwegian norwegians ukraine ukrainian ukrainians russia russian england english britain british scotland scottish wales welsh ireland irish america american " +
    "usa uk us eu europe european poland polish germany german france french spain spanish syria syrian afghan afghanistan eritrea eritrean somalia somali iran iranian " +
    "iraq iraqi arabic turkey turkish sweden swedish denmark danish finland finnish oslo bergen trondheim stavanger london kyiv kiev lviv kharkiv odesa odessa mariupol " +
    "kherson dnipro manchester leeds york jersey newark christian muslim orthodox catholic kintell zoom teams google microsoft linkedin whatsapp telegram viber teei nav " +
    "doctor nurse engineer teacher accountant student lege sykepleier lærer ingeniør лікар вчитель учитель інженер студент language connect mentorship mentor mentors buddy tutor volunteer volunteers programme program session english-speaking christmas easter " +
    "jeg du han hun vi dere de det den dette disse og eller men så hvis på i til for fra med av som er ikke ja nei nå da der her hva hvem hvor når fordi takk tusen hei " +
    "kjære alle alt bare også veldig mye mange mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar mars mai juni juli oktober desember norge norsk ukraina " +
    "ukrainsk ukrainer engelsk england polen polsk syria syrisk tyskland tysk sverige svensk danmark dansk jul påske kommunen gud " +
    "я ти він вона воно ми ви вони і й та або але що це цей ця ці то так ні не в у на з із зі до від для за про по як коли де хто чому тому бо дуже усім всім вам тобі " +
    "йому їй їм боже бог дякую спасибі привіт вітаю будь вся весь команда понеділок вівторок середа четвер п'ятниця субота неділя україна україні україни українка " +
    "українець українською норвегія норвегії норвезька норвезькою англія англійська англійською британія польща європа осло берген київ києві львів харків одеса лондон"
  ).split(" "),
)
