/** A whole meeting through the screens: five people, each in a browser of their own, from the door to the minutes. */
import { axeFinds } from './accessible.js';
import { journey } from './journey.js';
import { sizes, type Person } from './person.js';
import { agencies, seats } from './seats.js';
import { arrive, contribute } from './ways-in.js';

const { step, seat, picture } = journey(1);
let chair: Person, socialWorker: Person, police: Person, healthVisitor: Person, minuteTaker: Person;
const everyone = () => [chair, socialWorker, police, healthVisitor, minuteTaker];
const together = (work: (person: Person) => Promise<unknown>) => Promise.all(everyone().map(work));

const said = {
  intelligence: 'A former partner of Mr Stroud reported him twice for hurting her child; she must not be found.',
  reversed: 'He was in custody that night.',
  visit: 'At Tuesday’s visit Wren flinched when the front door opened, and would not be put down.',
  examination: 'I examined Wren this morning. She has lost weight, and there are two yellow bruises on her upper arm.',
  byPhone: 'A second examination is booked for nine o’clock tomorrow.',
  corin: 'I sleep by the door so that I hear when he comes up. Don’t tell Mum I said.',
  proposal: 'Make section 47 enquiries for both children, jointly with the police.',
  changed: 'Make section 47 enquiries for both children, jointly with the police; Corin is seen today, at school.',
  dissent: 'I agree for Wren. For Corin a joint enquiry tomorrow is too late: he goes home to it tonight.',
  rationale: 'Bruising, weight loss and two nights alone outside; what is known of Mr Stroud.',
  disagreement: 'Nobody has said who is with Corin tonight.',
};
const section47 = 'Section 47 enquiries';
const wren = 'Wren Larkhill';
const corin = 'Corin Larkhill';

/** Everything that crossed the health visitor’s line. */
const crossed: string[] = [];

describe('a meeting held in five browsers', () => {
  step(
    '[B1] everybody takes a seat of the demo from the start page, in a tab of their own under the FICTIONAL band',
    async () => {
      const seated = await Promise.all([
        seat(seats.chair),
        seat(seats.socialWorker),
        seat(seats.police),
        seat(seats.healthVisitor, sizes.phone),
        seat(seats.minuteTaker),
      ]);
      [chair, socialWorker, police, healthVisitor, minuteTaker] = seated as [Person, Person, Person, Person, Person];
      healthVisitor.page.on('websocket', (socket) =>
        socket.on('framereceived', ({ payload }) => crossed.push(String(payload))),
      );
      await healthVisitor.page.reload();
      await healthVisitor.button('Arrive').waitFor();
      await together(async ({ page, name }) => {
        await page.getByText('FICTIONAL').first().waitFor();
        expect(await page.locator('.q-header__who').innerText()).toContain(name);
      });
      await picture(healthVisitor, 'door-on-a-phone');
    },
  );

  step(
    '[B2] nobody comes in without accepting the statement of confidentiality and saying how they take part',
    async () => {
      await police.press('Arrive', 'door');
      await police.seesHeading('There is a problem');
      await police.sees('Choose how you are taking part', 'door');
      await police.sees(/Accept the statement of confidentiality to come in/, 'door');
      expect(await axeFinds(police)).toEqual([]);
      await picture(police, 'arriving-refused');
      expect(await police.button('Leave the meeting').count()).toBe(0);
    },
  );

  step('[B3] the chair sees who is missing and opens once they are there', async () => {
    await arrive(chair, 'In person');
    await chair.sees(seats.police, 'missing');
    await chair.sees(seats.paediatrician, 'missing');
    await chair.sees(seats.healthVisitor, 'missing');
    await chair.sees('Without police and health the meeting opens only on a recorded ground.', 'missing');
    await picture(chair, 'chair-sees-who-is-missing');
    await Promise.all([
      arrive(police),
      arrive(healthVisitor, 'By phone'),
      arrive(socialWorker, 'In person'),
      arrive(minuteTaker, 'In person'),
    ]);
    await chair.sees('Everyone the procedure requires is here.', 'missing');
    await chair.press('Open the meeting');
    await together(({ page }) => page.locator('.q-phase--open').waitFor());
    await picture(chair, 'chair-opens');
  });

  step(
    '[B4] statements read out and the agenda moved on stand on the record, and everybody sees where the meeting is',
    async () => {
      await chair.press('Move on: Welcome and purpose');
      for (const title of ['Confidentiality', 'Equality', 'Challenge is welcome']) {
        await chair.part('statements').getByText(`${title} – not read yet`).click();
        await chair.press(`Record as read – ${title}`, 'statements');
        await chair.sees(new RegExp(`${title} – read \\d\\d:\\d\\d`), 'statements');
      }
      await chair.press('Move on: What each agency knows');
      await together(({ page }) => page.locator('.q-facts').getByText('What each agency knows').waitFor());
      await picture(chair, 'statements-read');
    },
  );

  step('[B5] one field is enough to contribute; what is left out is asked for where it was said', async () => {
    await contribute(healthVisitor, said.visit);
    await healthVisitor.seesWords(said.visit, 'mine');
    await healthVisitor.sees(/^Saved \d\d:\d\d$/);
    await healthVisitor.sees('Not stated:', 'mine');
    await Promise.all(
      [chair, socialWorker, police, minuteTaker].map((person) => person.seesWords(said.visit, 'shared')),
    );
    await picture(healthVisitor, 'health-visitor-contributes');
  });

  step('[B6] words kept to some reach only those, and the others are told that a row is kept from them', async () => {
    await police.press('Add details: which children, what it rests on, dates, source, who may see it', 'contribute');
    const form = police.form('Contribute');
    await police.answer(form, {
      'In your own words': said.intelligence,
      [wren]: true,
      [corin]: true,
      'What kind of information is it?': 'Past harm',
      'Keep this to some of those invited': true,
    });
    await police.answer(form, { 'Children’s social care': true });
    await picture(police, 'police-restricts');
    await police.press('Share with the meeting');
    await Promise.all(
      [chair, socialWorker, minuteTaker].map(async (person) => {
        await person.unfold('shared');
        await person.seesWords(said.intelligence, 'shared');
      }),
    );
    await healthVisitor.sees('1 row of the record is kept to others.', 'shared');
    expect(await healthVisitor.everything()).not.toContain(said.intelligence);
  });

  step(
    '[B91] words kept to some are folded under the names of those who may read them, and fold again when nobody looks',
    async () => {
      const fold = chair.part('shared').getByRole('button', { name: new RegExp(`Only for .*${seats.police}`) });
      expect(await fold.getAttribute('aria-expanded')).toBe('true');
      expect(await axeFinds(chair)).toEqual([]);
      await chair.page.evaluate(`window.dispatchEvent(new Event('blur'))`);
      await chair.seesNoMore(said.intelligence, 'shared');
      expect(await fold.getAttribute('aria-expanded')).toBe('false');
      expect(await chair.part('shared').innerHTML()).not.toContain(said.intelligence);
      await fold.focus();
      await chair.page.keyboard.press('Enter');
      await chair.seesWords(said.intelligence, 'shared');
      // another tab, or a locked screen
      await chair.page.evaluate(`
        Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
        delete document.visibilityState;
      `);
      await chair.seesNoMore(said.intelligence, 'shared');
      await fold.press('Enter');
      await chair.seesWords(said.intelligence, 'shared');
      await fold.press('Enter');
      await chair.seesNoMore(said.intelligence, 'shared');
      expect(await chair.page.title()).not.toContain(said.intelligence);
      await socialWorker.page.reload();
      const anew = socialWorker.part('shared').getByRole('button', { name: new RegExp(`Only for .*${seats.police}`) });
      expect(await anew.getAttribute('aria-expanded')).toBe('false');
      expect(await socialWorker.everything()).not.toContain(said.intelligence);
      expect(await chair.everything()).not.toContain(said.intelligence);
    },
  );

  step('[B39] what the meeting refuses comes back into its form with the reason', async () => {
    const form = police.form('Contribute');
    const words = form.getByLabel('In your own words', { exact: true });
    await police.answer(form, {
      'In your own words': said.reversed,
      'When did it happen, or begin?': '2026-03-02',
      'When did it end? (optional)': '2026-03-01',
    });
    await police.press('Share with the meeting');
    await form.getByText(/^Not saved\. It cannot have ended before it began/).waitFor();
    expect(await words.inputValue()).toBe(said.reversed);
    expect(await police.page.locator('#not-saved').count()).toBe(0);
    await picture(police, 'refused-comes-back');
    await police.answer(form, { 'When did it end? (optional)': '2026-03-03' });
    await police.press('Share with the meeting');
    await chair.seesWords(said.reversed, 'shared');
    await form.getByText(/^Not saved\./).waitFor({ state: 'hidden' });
  });

  step('[B40] a second tap on the same spot does not press what has come there since', async () => {
    const spot = { x: 200, y: 200 };
    await police.page.evaluate(({ x, y }) => {
      const place = (name: string, pressed: () => void) => {
        const button = Object.assign(document.createElement('button'), {
          id: name,
          textContent: name,
          onclick: pressed,
        });
        Object.assign(button.style, {
          position: 'fixed',
          left: `${x - 20}px`,
          top: `${y - 20}px`,
          width: '40px',
          height: '40px',
          zIndex: '9',
        });
        document.body.append(button);
      };
      place('first', () => {
        document.getElementById('first')?.remove();
        place('second', () => document.getElementById('second')?.remove());
      });
    }, spot);
    await police.page.mouse.click(spot.x, spot.y);
    await police.page.mouse.click(spot.x, spot.y);
    const second = police.page.locator('#second');
    expect(await second.count()).toBe(1);
    await police.page.waitForTimeout(600);
    await police.page.mouse.click(spot.x, spot.y);
    expect(await second.count()).toBe(0);
  });

  step('[B7] a question is said aloud to whoever is asked, and stands before them until it is answered', async () => {
    const entry = socialWorker.part('shared').locator('.q-entry').filter({ hasText: said.visit });
    await entry.getByRole('button', { name: /^Acknowledge/ }).click();
    await healthVisitor.sees(`Acknowledged by ${agencies.socialCare}`, 'mine');
    await entry.getByRole('button', { name: 'Ask about this' }).click();
    await socialWorker.fillIn('Ask about this contribution', { 'Your question': 'Who opened the door?' }, 'Ask');
    await healthVisitor.sees('Who opened the door?', 'asked');
    await healthVisitor.page
      .locator('#announcements')
      .getByText(`${agencies.socialCare} asks you a question.`)
      .waitFor({ state: 'attached' });
    await healthVisitor.fillIn(`Answer ${agencies.socialCare}`, { 'Your answer': 'Mr Stroud did.' }, 'Answer');
    await healthVisitor.seesNoMore('Who opened the door?', 'asked');
    await police.press('Nothing known in our records');
    await police.sees(/knows nothing of Wren Larkhill, Corin Larkhill/, 'searches');
    await police.press('Record that nothing is known');
    await socialWorker.sees(/Nothing known in .* Police records/, 'shared');
  });

  step(
    '[B8] [B136] the minute-taker takes down somebody on the phone, from the keyboard or from a raw note, and reads it back',
    async () => {
      await minuteTaker.press(`Record arrival by phone ${seats.paediatrician}`, 'people');
      await minuteTaker.fillIn(
        `Record the arrival by phone of ${seats.paediatrician}`,
        { 'They rang in, not checked': true },
        'Record arrival',
      );
      await chair.sees('Rang in, not checked: ring back', 'people');
      expect(await police.part('people').getByText('Rang in, not checked: ring back').count()).toBe(0);
      await minuteTaker.press(`Rung back, it is them – ${seats.paediatrician}`, 'people');
      await chair.seesNoMore('Rang in, not checked: ring back', 'people');
      await minuteTaker.sees(/By phone since/, 'people');
      const speaker = minuteTaker.page.getByRole('combobox', { name: 'Who is speaking?' });
      await speaker.fill('penh');
      await speaker.press('Enter');
      await minuteTaker.answer(minuteTaker.form('Take down what is said'), { 'What they say': said.examination });
      await minuteTaker.page.keyboard.press('Control+Enter');
      await minuteTaker.seesWords(said.examination, 'read-back');
      await minuteTaker.answer(minuteTaker.form('Take down what is said'), { 'What they say': said.byPhone });
      await minuteTaker.press('Save as a raw note instead');
      await minuteTaker.seesWords(said.byPhone, 'notes');
      await minuteTaker.press('Make it a contribution', 'notes');
      await minuteTaker.fillIn('Make this note a contribution', {}, 'Save as their words');
      await minuteTaker.press(`All 2 read back and agreed – ${seats.paediatrician}`, 'read-back');
      await minuteTaker.sees('Everything taken down has been confirmed.', 'read-back');
      await Promise.all([chair, healthVisitor].map((person) => person.seesWords(said.byPhone, 'shared')));
      await minuteTaker.sees(said.examination, 'minutes');
      await picture(minuteTaker, 'minute-taker-reads-back');
    },
  );

  step('[B9] a child’s words are kept exactly as they were said', async () => {
    await socialWorker.press('Record what a child said or showed', 'voice');
    await socialWorker.fillIn(
      'Record the child’s voice',
      { Child: corin, 'Their exact words': said.corin, 'Who heard it (optional)': 'His class teacher' },
      'Record the child’s voice',
    );
    for (const person of [chair, police, healthVisitor])
      expect(await quoted(person, 'voice', said.corin)).toBe(said.corin);
    await picture(socialWorker, 'childs-voice');
  });

  step(
    '[B10] everybody who cares for the children is considered, the father whom nobody had listed included',
    async () => {
      await chair.press('Add somebody who cares for or lives with the children', 'carers');
      await chair.fillIn(
        'Add a person',
        { Name: 'Haddon Larkhill', 'Who they are to the children': 'father of both children' },
        'Add',
      );
      await socialWorker.press('Say how Haddon Larkhill is considered', 'carers');
      await socialWorker.fillIn(
        'How Haddon Larkhill is considered',
        { 'Not known yet': true, [wren]: true, [corin]: true },
        'Record',
      );
      await police.press('Say how Piers Stroud is considered', 'carers');
      await police.fillIn('How Piers Stroud is considered', { 'A risk': true, [wren]: true, [corin]: true }, 'Record');
      await police.sees('Say what calling them a risk rests on', 'carers');
      await police.fillIn(
        'How Piers Stroud is considered',
        { 'What it rests on': 'Fact', 'Where it is known from': 'Police records' },
        'Record',
      );
      await chair.sees(`${agencies.police}: a risk. From Police records`, 'carers');
      await chair.sees(`${agencies.socialCare}: not known yet`, 'carers');
      await picture(chair, 'carers-considered');
    },
  );

  step('[B11] a decision is proposed for each child, and a dissent counts before its reason is given', async () => {
    await chair.press(`Propose: ${section47}`, 'decisions');
    const joint = 'Joint enquiry by children’s social care and the police';
    await chair.fillIn(
      `Propose: ${section47}`,
      { [`For ${wren}`]: joint, [`For ${corin}`]: joint, 'The proposal in words': said.proposal },
      'Propose',
    );
    await healthVisitor.seesWords(said.proposal, 'decisions');
    await healthVisitor.fillIn('Take a position', { Dissent: true }, 'Record the position');
    await chair.page.getByRole('row', { name: `${agencies.communityHealth} Dissent not stated yet` }).waitFor();
    await healthVisitor.press('Change your position (dissent)', 'decisions');
    await healthVisitor.fillIn(
      'Take a position',
      { Dissent: true, 'Reason (optional)': said.dissent },
      'Record the position',
    );
    await chair.page.getByRole('row', { name: `${agencies.communityHealth} Dissent ${said.dissent}` }).waitFor();
    await police.fillIn('Take a position', { Agree: true }, 'Record the position');
    await chair.page.getByRole('row', { name: `${agencies.police} Agree –` }).waitFor();
    await picture(healthVisitor, 'health-visitor-dissents');
  });

  step('[B12] [B138] a changed proposal asks everybody again, and earlier dissents stay in sight', async () => {
    await chair.press('Amend the proposal', 'decisions');
    await chair.fillIn(
      `Amend the proposal: ${section47}`,
      { 'The proposal in words': said.changed },
      'Put the changed proposal',
    );
    for (const person of [healthVisitor, police, socialWorker]) await person.sees(`${section47}, version 2`, 'asked');
    await chair.sees(`Said of version 1, and not of this one: dissent, because ${said.dissent}`, 'decisions');
    expect(
      await chair
        .part('decisions')
        .getByText(/^Said of version 1/)
        .count(),
    ).toBe(2);
  });

  step(
    '[B137] [B140] what somebody on the telephone says of it is taken down, and stands before them until they take it back',
    async () => {
      await minuteTaker.press('Take down a position given by phone', 'decisions');
      await minuteTaker.fillIn(
        'Take down a position given by phone',
        { 'Who says it': `${seats.paediatrician}, ${agencies.hospital}`, Abstain: true },
        'Take down the position',
      );
      await chair.sees(`taken down by ${seats.minuteTaker}`, 'decisions');
      const onThePhone = await seat(seats.paediatrician);
      await onThePhone.sees(/Your position on version 2: abstain/, 'taken-down');
      await onThePhone
        .part('taken-down')
        .getByRole('button', { name: /^Take it back/ })
        .click();
      await onThePhone.fillIn(
        'Take back what was taken down for you',
        { 'Why you take it back': 'I said that I agree.' },
        'Take it back',
      );
      await chair.sees('Abstain, taken down and taken back: I said that I agree.', 'decisions');
      await onThePhone.page.locator('#taken-down').waitFor({ state: 'detached' });
      await onThePhone.page.close();
    },
  );

  step('[B12] on the changed proposal positions are taken anew, and everybody reads how it was decided', async () => {
    await healthVisitor.fillIn(
      'Take a position',
      { Dissent: true, 'Reason (optional)': said.dissent },
      'Record the position',
    );
    await police.fillIn(
      'Take a position',
      { 'Agree with a reservation': true, 'Reason (optional)': 'Our interview room is free only after four.' },
      'Record the position',
    );
    await socialWorker.fillIn('Take a position', { Agree: true }, 'Record the position');
    await chair.page.getByRole('row', { name: `${agencies.socialCare} Agree –` }).waitFor();
    await chair.press(`Decide: ${section47}`, 'decisions');
    await picture(chair, 'before-deciding');
    await chair.fillIn(`Decide: ${section47}`, { 'Reason for the decision': said.rationale }, 'Decide as proposed');
    for (const person of everyone()) await person.sees(said.rationale, 'decisions');
    await picture(healthVisitor, 'decided');
  });

  step('[B13] a disagreement is raised, answered, and resolved only by who raised it', async () => {
    await healthVisitor.press('Raise a disagreement with this decision', 'decisions');
    await healthVisitor.fillIn(
      'Raise a disagreement',
      { 'What you disagree with, and why': said.disagreement },
      'Raise it',
    );
    await socialWorker.seesWords(said.disagreement, 'disagreements');
    expect(await socialWorker.button('Say that it is resolved').count()).toBe(0);
    await socialWorker.press('Respond', 'disagreements');
    await socialWorker.fillIn(
      'Respond',
      { 'Your response': 'His aunt collects him from school and he sleeps there.' },
      'Respond',
    );
    await healthVisitor.sees(/His aunt collects him/, 'disagreements');
    await healthVisitor.press('Say that it is resolved', 'disagreements');
    await healthVisitor.fillIn('Resolved', { 'How it was resolved': 'Tonight is covered.' }, 'Resolved');
    await chair.sees('Resolved: Tonight is covered.', 'disagreements');
    await picture(chair, 'disagreement-resolved');
  });

  step('[B14] actions are agreed with an owner and a time, and their owners are asked to accept', async () => {
    for (const [what, owner] of [
      ['Begin the enquiry and see both children', `${seats.socialWorker}, ${agencies.socialCare}`],
      ['Speak to Mr Stroud’s former partner', `${seats.police}, ${agencies.police}`],
    ] as const) {
      await chair.press('Agree an action', 'actions');
      await chair.fillIn(
        'Agree an action',
        {
          'What is to be done': what,
          'Who does it': owner,
          [wren]: true,
          [corin]: true,
          'Which decision it follows from': section47,
        },
        'Agree the action',
      );
    }
    await socialWorker.press('Accept – Begin the enquiry and see both children', 'asked');
    await police.press('Accept – Speak to Mr Stroud’s former partner', 'asked');
    await chair.part('actions').locator('.q-tag--accepted').nth(1).waitFor();
    await socialWorker.sees('Begin the enquiry and see both children', 'my-actions');
    await picture(socialWorker, 'actions-accepted');
  });

  step('[B15] what the family is told and who leads are settled once, and read by everybody', async () => {
    await chair.press('Decide what the family is told', 'family');
    await chair.fillIn(
      'What the family is told',
      { Yes: true, 'What they are told': 'That both children will be seen today, and why.' },
      'Record what the family is told',
    );
    await chair.press('Name the lead practitioner', 'lead');
    await chair.fillIn(
      'Name the lead practitioner',
      {
        'Who leads': `${seats.socialWorker}, ${agencies.socialCare}`,
        'What they are responsible for': 'Keeps everybody’s work together.',
      },
      'Name the lead',
    );
    await healthVisitor.sees('To be told: That both children will be seen today, and why.', 'family');
    await police.sees('Keeps everybody’s work together.', 'lead');
  });

  step(
    '[B16] axe finds nothing on the screen of any role at its fullest, and a phone never scrolls sideways',
    async () => {
      expect((await Promise.all([chair, minuteTaker, police, healthVisitor].map(axeFinds))).flat()).toEqual([]);
      expect(await healthVisitor.scrollsSideways()).toBe(false);
      await picture(minuteTaker, 'minute-taker-at-its-fullest');
      await picture(police, 'police-at-its-fullest');
    },
  );

  step('[B17] closing is held up until what stays open has its reason, all in one form', async () => {
    await chair.press('Close the meeting', 'closing');
    await chair.fillIn(
      'Close the meeting',
      { Summary: 'Both children are seen today. Enquiries begin at once.' },
      'Close the meeting now',
    );
    const form = chair.form('Close the meeting');
    await form.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await axeFinds(chair)).toEqual([]);
    await picture(chair, 'closing-refused');
    const reasons = form.getByLabel(/^Why this stays open/);
    expect(await reasons.count()).toBeGreaterThan(0);
    for (const reason of await reasons.all()) await reason.fill('The lead takes it up tomorrow.');
    await form.getByRole('button', { name: 'Close the meeting now' }).click();
    await together((person) => person.seesHeading(/^Minutes$/));
  });

  step('[B18] the minutes are there for everybody, the child’s exact words and the dissent in them', async () => {
    for (const person of everyone()) {
      expect(await quoted(person, 'minutes', said.corin)).toBe(said.corin);
      const decisions = person
        .part('minutes')
        .locator('section')
        .filter({ has: person.page.getByRole('heading', { name: /Decisions/ }) });
      expect(await decisions.innerText()).toContain(said.dissent);
      expect(await decisions.innerText()).toContain(said.changed);
    }
    expect(await axeFinds(healthVisitor)).toEqual([]);
    expect(await healthVisitor.scrollsSideways()).toBe(false);
    await picture(chair, 'minutes-of-the-chair');
    await picture(healthVisitor, 'minutes-on-a-phone');
  });

  step('[B19] what was kept from somebody never came near their browser', async () => {
    for (const person of [chair, socialWorker, police, minuteTaker]) {
      await person.unfold('minutes');
      await person.sees(said.intelligence, 'minutes');
    }
    expect(await healthVisitor.everything()).not.toContain(said.intelligence);
    expect(crossed.some((frame) => frame.includes(said.visit))).toBe(true);
    expect(crossed.some((frame) => frame.includes(said.intelligence))).toBe(false);
  });
});

const quoted = (person: Person, part: string, words: string): Promise<string | null> =>
  person.part(part).locator('blockquote').filter({ hasText: words }).first().textContent();
