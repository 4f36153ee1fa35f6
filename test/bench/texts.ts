/** What is said in a strategy discussion, invented, at the length in which people type it: about 300 characters. */
const statements = [
  "Seen at home on Tuesday with mother and grandmother. He was quiet and did not leave grandmother's side. There was a yellowing bruise on the left forearm which mother said came from the climbing frame at nursery. Nursery has no entry in its accident book for that week and was not told of a fall.",
  'Two calls to this address since June, both from neighbours reporting shouting late at night. Officers attended each time, spoke with both adults separately, and saw the children asleep upstairs. No injuries were seen and neither adult wished to make a statement. Both reports were shared with the hub.',
  'Attendance was 96 per cent until half term and has been 71 per cent since. She has arrived without a coat or packed lunch on six mornings. When her form tutor asked, she said that her little brother had been poorly and that somebody had to stay with him until the bus came.',
  'Registered with the practice since birth. Immunisations are up to date. Brought twice in the last month with a cough, once by father, once by an aunt. The nurse recorded that the child flinched when his vest was lifted, and that no marks were visible on the chest or back at that time.',
  'Mother told the health visitor that she has been sleeping badly and that the baby "only settles for his dad". She accepted a referral for low mood, and attended the first of four appointments. The house was warm and clean, and there was food in the kitchen and a safe place for the baby to sleep.',
  'The family moved here from another authority in March. We asked for their records on the day we were told and received a summary of two pages. It mentions a child in need plan that ended last year; the reasons for it and the plan itself have been requested again and have not arrived.',
  'Father is known to our service and has kept every appointment since January. His worker describes him as open about his drinking and worried about being allowed to see the children. He has said that he leaves the house when he notices that an argument is about to begin, and goes to his brother.',
  'She drew a house with two people at the window and one outside. Asked who was outside she said, "That\'s me, because it\'s loud." She would like her gran to know about this meeting, and she would like somebody to tell her what was said before she goes home today.',
] as const;

export const statementAt = (turn: number): string => statements[turn % statements.length] ?? statements[0];
