// What a student is told afterwards: right or not, the answer, why, and where it stands; the ranks.

import { optionsOf } from './answering.js';
import { answerShown, headOf } from './asking.js';
import { el, show, words } from './dom.js';
import { dated, say, sayCount, shown } from './words.js';

// A quote and its source, as both pages show them.
export const citation = (cited, language) => {
  const [before, after] = say('quote', { quote: '\n' }).split('\n');
  const source = [
    cited.title,
    cited.publisher,
    cited.published ? dated(cited.published) : say('undated'),
  ];
  return el(
    'figure',
    null,
    el(
      'blockquote',
      { dir: 'auto' },
      before + cited.before,
      el('mark', null, cited.mark),
      cited.after + after,
    ),
    el('figcaption', { dir: 'auto' }, source.filter(Boolean).join(', ')),
  );
};

export const keyShown = (state, question, reveal) => {
  if (question.type === 'true-false') {
    const key = reveal.key[0];
    const said = say(key === 0 ? 'true-as-it-stands' : 'false-as-it-stands');
    return el(
      'p',
      { class: 'key' },
      badgeless(said),
      reveal.correction ? [' ', words(reveal.correction, state.language)] : null,
    );
  }
  if (question.type === 'order' && reveal.values) {
    return el(
      'ol',
      { class: 'listed' },
      reveal.key.map((place, row) =>
        el(
          'li',
          null,
          words(question.options[place], state.language),
          el('small', null, ` ${reveal.values[row]}`),
        ),
      ),
    );
  }
  if (typeof reveal.key === 'string')
    return el('p', { class: 'key' }, words(reveal.key_text, state.language));
  return answerShown(state, question, reveal.key);
};

const badgeless = (text) => el('b', null, text);

export const team = (name) => (/^\d+$/.test(name) ? say('team', { team: name }) : name);

const verdictOf = (question, you) => {
  if (question.struck) return ['none', '–', say('struck')];
  if (you.credit === undefined) return ['none', '–', say('unanswered')];
  if (you.credit >= 1) return ['right', '✓', say('right')];
  if (you.credit <= 0) return ['wrong', '✗', say('wrong')];
  return ['partly', '◐', say('partly', { share: shown(you.credit) })];
};

export const revealed = (state, name) => {
  const { room } = state;
  const { question, reveal } = room;
  const you = state.you && state.you.turn === question.turn ? state.you : {};
  const [kind, sign, text] = verdictOf(question, you);
  const focus = el(name || 'h1', { class: `verdict ${kind}`, tabindex: -1 });
  show(focus, el('span', { 'aria-hidden': 'true' }, `${sign} `), text);
  const given = Array.isArray(you.given) || typeof you.given === 'string' ? you.given : null;
  const off = given !== null && you.credit < 1;
  const said =
    off && Array.isArray(given) && optionsOf(question).length
      ? given.map((place) => reveal.feedback[place]).filter(Boolean)
      : [];
  const earned = you.earned && !question.struck && !question.trial && !question.tie;
  const node = el(
    'section',
    { class: 'reveal' },
    headOf(room),
    focus,
    you.regraded ? el('p', null, say('regraded')) : null,
    earned && room.scoring !== 'accuracy'
      ? el('p', { class: 'earned' }, sayCount('points', you.earned))
      : null,
    el('h2', null, say('right-answer')),
    keyShown(state, question, reveal),
    off ? [el('h2', null, say('your-answer')), answerShown(state, question, given)] : null,
    said.map((each) => words(each, state.language, 'p')),
    reveal.accepted.length
      ? el('p', { class: 'quiet' }, say('also-accepted', { answers: reveal.accepted.join(', ') }))
      : null,
    reveal.rationale ? words(reveal.rationale, state.language, 'p') : null,
    reveal.citations.map((cited) => citation(cited)),
  );
  return {
    key: ['reveal', question.turn, JSON.stringify([you, reveal, question.struck])].join(),
    step: `reveal${question.turn}`,
    node,
    focus,
  };
};

export const ranksOf = (room) => {
  const team_ranks = room.team_ranks || [];
  return [
    room.ranks.length
      ? el(
          'ol',
          { class: 'ranks' },
          room.ranks.map((rank) =>
            el(
              'li',
              { class: `place${rank.place}` },
              el('span', { class: 'place' }, String(rank.place)),
              words(rank.name),
              el('span', { class: 'points' }, shown(rank.points)),
            ),
          ),
        )
      : el('p', { class: 'quiet' }, say('ranks.none')),
    team_ranks.length
      ? [
          el('h2', null, say('ranks.teams')),
          el(
            'ol',
            { class: 'ranks teams' },
            team_ranks.map((each) =>
              el(
                'li',
                null,
                words(team(each.team)),
                el('span', { class: 'points' }, shown(each.points)),
              ),
            ),
          ),
        ]
      : null,
  ];
};

export const ranked = (state) => {
  const { room } = state;
  const you = state.you || {};
  const focus = el('h1', { tabindex: -1 }, say(room.phase === 'ranks' ? 'ranks' : 'podium'));
  const node = el(
    'section',
    { class: 'standing' },
    focus,
    room.phase === 'ended' ? el('p', { class: 'big' }, say('ended')) : null,
    el(
      'p',
      { class: 'you' },
      el('b', null, you.place ? say('you.place', you) : say('you.points')),
      el('span', { class: 'points' }, sayCount('points', you.points || 0)),
    ),
    ranksOf(room),
  );
  return { key: ['ranks', JSON.stringify([room, you])].join(), step: room.phase, node, focus };
};
