// What the pages say, in each language of the interface; what only the wall says is in wall_words.js.
// Each table is plain JSON, so that whoever checks it can read it without running it.

export const en = {
  "loading": "One moment…",
  "page-language": "Language of this page",
  "go-on": "Go on",
  "back": "Back",
  "send": "Send",
  "cancel": "Cancel",

  "pin.title": "Join the class",
  "pin.label": "PIN",
  "pin.hint": "It is on the wall.",

  "continue.title": "Is this you?",
  "continue.as": "Continue as {name}",
  "continue.other": "I am somebody else",

  "door.name": "Your name",
  "door.name-hint": "The teacher sees it. The class does only if the teacher shows the ranks.",
  "door.from-list": "Choose your name",
  "door.nothing-chosen": "Choose…",
  "door.given": "You will be given a name: that of a car.",
  "door.team": "Your team",
  "door.any-team": "Any: the smallest one",
  "door.language": "Language of the questions",
  "door.enter": "Come in",
  "door.lost": "I was in already",
  "door.similar": "{name} is still free.",
  "door.take": "Be {name}",

  "knock.title": "Come back under your name",
  "knock.hint": "The teacher is asked whether it is you.",
  "knock.send": "Ask the teacher",
  "knock.waiting": "The teacher is asked to let you in as {name}…",

  "lobby.title": "You are in, {name}",
  "lobby.team": "You are in {team}.",
  "lobby.wait": "The first question will appear here.",
  "next.wait": "The next question will appear here.",
  "team": "Team {team}",

  "formula.title": "How points are counted",
  "formula.accuracy": "A right answer is worth 1 point, an answer that is partly right its share. Time does not matter.",
  "formula.speed": "A right answer is worth 1000 × (1 − t ÷ 2T) points: t is the time that you took, T the time there was. Within half a second it is 1000, at the last moment 500.",
  "formula.confidence": "You say how sure you are. Sure: 3 points if right, −6 if wrong. Fairly sure: 2 or −2. Guessing: 1 or 0.",

  "question": "Question {turn} of {of}",
  "trial": "A trial: it does not count",
  "tie": "A tie is broken: the nearest number is ahead",
  "second-vote": "Second vote",
  "tie.watch": "Those who are level at the top answer this one. You can watch.",
  "reading": "Read the question. You can answer in a moment.",
  "paused": "Paused by the teacher. Nothing is lost, and no time runs.",
  "discuss": "Talk it over with your neighbours: then all vote once more.",
  "on-the-wall": "The question is on the wall.",
  "seconds": "{count} s",
  "seconds.left": "{count} seconds left",
  "more-time": "The others are done. You have more time: go on.",

  "true": "True",
  "false": "False",
  "multiple.hint": "Tick all that are right, then send.",
  "multiple.send.one": "Send ({count} ticked)",
  "multiple.send.many": "Send ({count} ticked)",
  "text.label": "Your answer",
  "number.label": "Your number",
  "number.unit": "Your number, in {unit}",
  "order.hint": "Move them into the right order, then send.",
  "order.up": "Move up: {item}",
  "order.down": "Move down: {item}",
  "order.now": "{item}: now {place} of {of}",
  "match.hint": "Choose the partner of each, then send.",
  "match.none": "Choose…",
  "match.taken-from": "{option} was taken from {left}.",

  "sure.title": "How sure are you?",
  "sure.3": "Sure",
  "sure.2": "Fairly sure",
  "sure.1": "Guessing",
  "sure.marks": "{right} if right, {wrong} if wrong",

  "sending": "Sending…",
  "sent": "Sent ✓",
  "sent.wait": "The answer comes when all are done.",
  "your-answer": "Your answer",
  "closed": "Closed",
  "closed.none": "No answer of yours has arrived.",
  "closed.wait": "The answer comes in a moment.",

  "right": "Right",
  "wrong": "No",
  "partly": "Partly right: {share}",
  "unanswered": "You did not answer",
  "struck": "This question counts for nobody",
  "regraded": "The teacher has accepted your answer.",
  "right-answer": "Right answer",
  "also-accepted": "Also accepted: {answers}",
  "true-as-it-stands": "It is true.",
  "false-as-it-stands": "It is false.",
  "points.one": "{count} point",
  "points.many": "{count} points",
  "quote": "“{quote}”",
  "undated": "undated",

  "ranks": "Ranks",
  "ranks.teams": "Teams",
  "ranks.none": "Nobody has points yet.",
  "podium": "The podium",
  "you.place": "You: place {place}",
  "you.points": "You",
  "ended": "That was it. Thank you for playing!",

  "settings": "Display",
  "settings.done": "Done",
  "settings.buttons": "Only buttons: I read the question on the wall",
  "settings.text": "Size of the text",
  "settings.text.1": "Normal",
  "settings.text.2": "Large",
  "settings.text.3": "Very large",
  "settings.spacing": "More space between letters and lines",
  "settings.motion": "No motion",
  "settings.contrast": "High contrast",
  "settings.keys": "Keys 1–6 and A–F answer",
  "settings.leave": "Somebody else uses this device now",

  "offline.device": "Your device is offline. Check its Wi-Fi: this page goes on by itself.",
  "offline.server": "The teacher’s computer does not answer. It is not your fault: this page tries again by itself.",
  "offline.answer": "Your answer is kept here and will be sent.",
  "back-again": "Connected again.",

  "refusal.not-now": "That is not possible just now.",
  "refusal.no-student": "Nobody in this class has that name.",
  "refusal.no-question": "There is no such question.",
  "refusal.locked": "The teacher has locked the door. Ask to be let in.",
  "refusal.full": "The room is full.",
  "refusal.name-empty": "A name needs at least one letter or digit.",
  "refusal.name-taken": "Somebody here has that name, or one that looks like it.",
  "refusal.name-not-listed": "That name is not on the list, or somebody has taken it.",
  "refusal.no-team": "There is no such team.",
  "refusal.answered": "Your answer had arrived already.",
  "refusal.old-question": "That question is over.",
  "refusal.not-open": "The question cannot be answered yet.",
  "refusal.closed": "Too late: the question was closed before your answer arrived.",
  "refusal.not-an-answer": "That cannot be read as an answer to this question.",
  "refusal.be-exact": "You are close: be more exact. You can answer once more.",
  "refusal.not-yours": "This question is for those who are level at the top.",
  "refusal.waiting": "Somebody is still answering.",
  "refusal.wrong-pin": "That is not the PIN of this class.",
  "refusal.unknown": "That class is over, or you were taken out of it.",
  "refusal.not-admitted": "The teacher did not let you in under that name.",
  "refusal.stalled": "The teacher’s computer cannot save answers just now. Yours is kept here and sent again.",
  "refusal.bad-message": "The teacher’s computer did not understand this page. Load it again.",
  "refusal.too-fast": "Too many tries at once. Wait a moment.",
  "refusal.not-there": "That is not there any more.",

  "bye.removed": "The teacher has taken you out of the class.",
  "bye.ended": "The teacher has closed the room. If it opens again, this page goes on by itself.",
  "bye.replaced": "You are connected in another window or on another device.",
  "bye.replaced.here": "Go on here",
  "bye.slow": "The connection was too slow. This page tries again by itself.",
  "bye.bad-message": "The teacher’s computer did not understand this page. Load it again.",
  "bye.full": "The room is full.",
  "bye.left": "You have left.",
  "bye.silent": "The teacher’s computer heard nothing from this page.",
  "bye.stalled": "The teacher’s computer cannot save anything just now. Come in again in a moment.",
  "bye.too-fast": "This page sent too much at once. It tries again by itself.",
  "again": "Come in again"
};

export const fr = {
  "loading": "Un instant…",
  "page-language": "Langue de cette page",
  "go-on": "Continuer",
  "back": "Retour",
  "send": "Envoyer",
  "cancel": "Annuler",

  "pin.title": "Rejoindre la classe",
  "pin.label": "Code PIN",
  "pin.hint": "Il est affiché au mur.",

  "continue.title": "Est-ce vous ?",
  "continue.as": "Continuer : {name}",
  "continue.other": "Je suis quelqu’un d’autre",

  "door.name": "Votre nom",
  "door.name-hint": "L’enseignant le voit. La classe ne le voit que si l’enseignant montre le classement.",
  "door.from-list": "Choisissez votre nom",
  "door.nothing-chosen": "Choisir…",
  "door.given": "Vous recevrez un nom : celui d’une voiture.",
  "door.team": "Votre équipe",
  "door.any-team": "Peu importe : la plus petite",
  "door.language": "Langue des questions",
  "door.enter": "Entrer",
  "door.lost": "J’étais déjà là",
  "door.similar": "{name} est encore libre.",
  "door.take": "Prendre {name}",

  "knock.title": "Revenir sous votre nom",
  "knock.hint": "On demande à l’enseignant si c’est bien vous.",
  "knock.send": "Demander à l’enseignant",
  "knock.waiting": "On demande à l’enseignant de vous laisser entrer : {name}…",

  "lobby.title": "Vous y êtes, {name}",
  "lobby.team": "Vous êtes dans : {team}.",
  "lobby.wait": "La première question apparaîtra ici.",
  "next.wait": "La prochaine question apparaîtra ici.",
  "team": "Équipe {team}",

  "formula.title": "Comment les points sont comptés",
  "formula.accuracy": "Une réponse juste vaut 1 point, une réponse juste en partie sa part. Le temps ne compte pas.",
  "formula.speed": "Une réponse juste vaut 1000 × (1 − t ÷ 2T) points : t est le temps que vous avez mis, T le temps donné. En moins d’une demi-seconde c’est 1000, au dernier moment 500.",
  "formula.confidence": "Vous dites à quel point vous êtes sûr. Sûr : 3 points si c’est juste, −6 sinon. Assez sûr : 2 ou −2. Au hasard : 1 ou 0.",

  "question": "Question {turn} sur {of}",
  "trial": "Un essai : il ne compte pas",
  "tie": "Pour départager : le nombre le plus proche passe devant",
  "second-vote": "Second vote",
  "tie.watch": "Les premiers ex æquo répondent à celle-ci. Vous pouvez regarder.",
  "reading": "Lisez la question. Vous pourrez répondre dans un instant.",
  "paused": "L’enseignant a mis en pause. Rien n’est perdu, le temps est arrêté.",
  "discuss": "Parlez-en avec vos voisins : ensuite, tout le monde vote encore une fois.",
  "on-the-wall": "La question est au mur.",
  "seconds": "{count} s",
  "seconds.left": "Il reste {count} secondes",
  "more-time": "Les autres ont fini. Vous avez plus de temps : continuez.",

  "true": "Vrai",
  "false": "Faux",
  "multiple.hint": "Cochez tout ce qui est juste, puis envoyez.",
  "multiple.send.one": "Envoyer ({count} cochée)",
  "multiple.send.many": "Envoyer ({count} cochées)",
  "text.label": "Votre réponse",
  "number.label": "Votre nombre",
  "number.unit": "Votre nombre, en {unit}",
  "order.hint": "Mettez dans le bon ordre, puis envoyez.",
  "order.up": "Monter : {item}",
  "order.down": "Descendre : {item}",
  "order.now": "{item} : maintenant {place} sur {of}",
  "match.hint": "Choisissez le partenaire de chacun, puis envoyez.",
  "match.none": "Choisir…",
  "match.taken-from": "{option} a été retiré de {left}.",

  "sure.title": "À quel point êtes-vous sûr ?",
  "sure.3": "Sûr",
  "sure.2": "Assez sûr",
  "sure.1": "Au hasard",
  "sure.marks": "{right} si c’est juste, {wrong} sinon",

  "sending": "Envoi…",
  "sent": "Envoyé ✓",
  "sent.wait": "La réponse viendra quand tout le monde aura fini.",
  "your-answer": "Votre réponse",
  "closed": "C’est fermé",
  "closed.none": "Aucune réponse de vous n’est arrivée.",
  "closed.wait": "La réponse vient dans un instant.",

  "right": "Juste",
  "wrong": "Non",
  "partly": "Juste en partie : {share}",
  "unanswered": "Vous n’avez pas répondu",
  "struck": "Cette question ne compte pour personne",
  "regraded": "L’enseignant a accepté votre réponse.",
  "right-answer": "Bonne réponse",
  "also-accepted": "Accepté aussi : {answers}",
  "true-as-it-stands": "C’est vrai.",
  "false-as-it-stands": "C’est faux.",
  "points.one": "{count} point",
  "points.many": "{count} points",
  "quote": "« {quote} »",
  "undated": "sans date",

  "ranks": "Classement",
  "ranks.teams": "Équipes",
  "ranks.none": "Personne n’a encore de points.",
  "podium": "Le podium",
  "you.place": "Vous : place {place}",
  "you.points": "Vous",
  "ended": "C’est fini. Merci d’avoir joué !",

  "settings": "Affichage",
  "settings.done": "Terminé",
  "settings.buttons": "Seulement les boutons : je lis la question au mur",
  "settings.text": "Taille du texte",
  "settings.text.1": "Normale",
  "settings.text.2": "Grande",
  "settings.text.3": "Très grande",
  "settings.spacing": "Plus d’espace entre les lettres et les lignes",
  "settings.motion": "Pas d’animation",
  "settings.contrast": "Contraste élevé",
  "settings.keys": "Les touches 1–6 et A–F répondent",
  "settings.leave": "Quelqu’un d’autre prend cet appareil",

  "offline.device": "Votre appareil est hors ligne. Vérifiez son Wi-Fi : cette page reprendra d’elle-même.",
  "offline.server": "L’ordinateur de l’enseignant ne répond pas. Ce n’est pas votre faute : cette page réessaie d’elle-même.",
  "offline.answer": "Votre réponse est gardée ici et sera envoyée.",
  "back-again": "Connexion rétablie.",

  "refusal.not-now": "Ce n’est pas possible maintenant.",
  "refusal.no-student": "Personne ne porte ce nom dans cette classe.",
  "refusal.no-question": "Cette question n’existe pas.",
  "refusal.locked": "L’enseignant a fermé la porte à clé. Demandez-lui d’entrer.",
  "refusal.full": "La salle est pleine.",
  "refusal.name-empty": "Il faut au moins une lettre ou un chiffre.",
  "refusal.name-taken": "Quelqu’un porte déjà ce nom, ou un nom qui lui ressemble.",
  "refusal.name-not-listed": "Ce nom n’est pas sur la liste, ou quelqu’un l’a pris.",
  "refusal.no-team": "Cette équipe n’existe pas.",
  "refusal.answered": "Votre réponse était déjà arrivée.",
  "refusal.old-question": "Cette question est passée.",
  "refusal.not-open": "On ne peut pas encore répondre à cette question.",
  "refusal.closed": "Trop tard : la question s’est fermée avant l’arrivée de votre réponse.",
  "refusal.not-an-answer": "Cela ne peut pas être lu comme une réponse à cette question.",
  "refusal.be-exact": "Vous y êtes presque : soyez plus précis. Vous pouvez répondre encore une fois.",
  "refusal.not-yours": "Cette question est pour les premiers ex æquo.",
  "refusal.waiting": "Quelqu’un répond encore.",
  "refusal.wrong-pin": "Ce n’est pas le code PIN de cette classe.",
  "refusal.unknown": "Cette classe est finie, ou l’on vous en a retiré.",
  "refusal.not-admitted": "L’enseignant ne vous a pas laissé entrer sous ce nom.",
  "refusal.stalled": "L’ordinateur de l’enseignant ne peut rien enregistrer pour le moment. Votre réponse est gardée ici et sera renvoyée.",
  "refusal.bad-message": "L’ordinateur de l’enseignant n’a pas compris cette page. Rechargez-la.",
  "refusal.too-fast": "Trop d’essais à la fois. Attendez un peu.",
  "refusal.not-there": "Ce n’est plus là.",

  "bye.removed": "L’enseignant vous a retiré de la classe.",
  "bye.ended": "L’enseignant a fermé la salle. Si elle rouvre, cette page reprendra d’elle-même.",
  "bye.replaced": "Vous êtes connecté dans une autre fenêtre ou sur un autre appareil.",
  "bye.replaced.here": "Continuer ici",
  "bye.slow": "La connexion était trop lente. Cette page réessaie d’elle-même.",
  "bye.bad-message": "L’ordinateur de l’enseignant n’a pas compris cette page. Rechargez-la.",
  "bye.full": "La salle est pleine.",
  "bye.left": "Vous êtes sorti.",
  "bye.silent": "L’ordinateur de l’enseignant n’a rien reçu de cette page.",
  "bye.stalled": "L’ordinateur de l’enseignant ne peut rien enregistrer pour le moment. Entrez de nouveau dans un instant.",
  "bye.too-fast": "Cette page a trop envoyé à la fois. Elle réessaie d’elle-même.",
  "again": "Entrer de nouveau"
};

const TABLES = { en, fr };
export const LANGUAGES = { en: 'English', fr: 'Français' };
const OTHERS = { de: 'Deutsch', es: 'Español', it: 'Italiano', nl: 'Nederlands', pt: 'Português' };

let spoken = 'en';

// Add sentences that not every page needs.
export const learn = (tables) => {
  Object.keys(TABLES).forEach((code) => Object.assign(TABLES[code], tables[code]));
};

export const speak = (language) => {
  spoken = TABLES[language] ? language : 'en';
  document.documentElement.lang = spoken;
};
export const speaking = () => spoken;

// What this device speaks, as far as this page does.
export const preferred = () => {
  const wished = (navigator.languages || [navigator.language || '']).map((each) => each.slice(0, 2));
  return wished.find((each) => TABLES[each]) || 'en';
};

export const languageName = (code) => LANGUAGES[code] || OTHERS[code] || code;

export const say = (key, values) => {
  const text = TABLES[spoken][key];
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
};

// French counts 0 as one.
export const sayCount = (key, count) => {
  const one = spoken === 'fr' ? Math.abs(count) < 2 : Math.abs(count) === 1;
  return say(`${key}.${one ? 'one' : 'many'}`, { count: shown(count) });
};

const FRACTIONS = [[1 / 4, '¼'], [1 / 3, '⅓'], [1 / 2, '½'], [2 / 3, '⅔'], [3 / 4, '¾']];

// Shares of a point are told as fractions where there is a sign for them.
export const shown = (number) => {
  const size = Math.abs(number);
  const whole = Math.floor(size + 0.0006);
  const rest = size - whole;
  const sign = number < 0 ? '−' : '';
  if (Math.abs(rest) < 0.0011) return sign + whole.toLocaleString(spoken);
  const fraction = FRACTIONS.find(([value]) => Math.abs(rest - value) < 0.0011);
  if (fraction) return sign + (whole ? whole.toLocaleString(spoken) : '') + fraction[1];
  return sign + size.toLocaleString(spoken, { maximumFractionDigits: 2 });
};

// A day, a month or a year, as a document states it.
export const dated = (published) => {
  const parts = published.split('-').map(Number);
  if (parts.some(Number.isNaN) || parts.length < 2) return published;
  const style = { year: 'numeric', month: 'long', timeZone: 'UTC' };
  if (parts.length > 2) style.day = 'numeric';
  return new Date(Date.UTC(parts[0], parts[1] - 1, parts[2] || 1)).toLocaleDateString(spoken, style);
};
