// One case, live: submit the sample, follow its ledger, go on after any break. Everything from outside is shown as text.

const API = '/api/v1';
const PARTY = 'Basic ' + btoa('window-01:demo');
const NUMBER = /^[0-9]{21}[0-9A-Z]$/;
const SILENT_MILLIS = 40_000;
const LONGEST_WAIT_MILLIS = 3_000;
const MOST_TRIES = 300;

const VARIANTS = [
  {zh: '六个事项都准予', en: 'All six are approved'},
  {zh: '消防检查不予通过', en: 'The fire safety check is rejected', matter: 'fire-safety-check', demo: 'reject'},
  {zh: '企业登记要补正', en: 'The registration needs a correction', matter: 'business-licence', demo: 'correction'},
  {zh: '企业不予登记，食品许可随之取消', en: 'The registration is rejected, and with it the permit',
    matter: 'business-licence', demo: 'reject'},
  {zh: '税务一直不答复', en: 'Tax stays silent', matter: 'tax-registration', demo: 'silent'},
];

const HANDOFF = {
  HELD: ['等待前置事项', 'Held', 'hold', ''],
  QUEUED: ['待转出', 'Queued', 'hold', ''],
  DISPATCHED: ['已转出', 'Passed on', 'send', 'moving'],
  RECEIVED: ['已签收，办理中', 'Signed for, at work', 'work', 'moving'],
  AWAITING_CORRECTION: ['待补正', 'Correction asked for', 'ask', 'ask'],
  SUSPENDED: ['特别程序', 'Special procedure', 'pause', 'ask'],
  APPROVED: ['准予', 'Approved', 'yes', 'yes'],
  REJECTED: ['不予', 'Rejected', 'no', 'no'],
  TRANSFERRED: ['已移送', 'Transferred', 'send', ''],
  CANCELLED: ['取消', 'Cancelled', 'end', ''],
  PARKED: ['需人工处理', 'Needs a person', 'person', 'ask'],
};
const CASE = {
  ACCEPTED: ['已受理', 'Accepted', 'send', 'moving'],
  IN_PROGRESS: ['办理中', 'In progress', 'work', 'moving'],
  AWAITING_CORRECTION: ['待补正', 'Correction asked for', 'ask', 'ask'],
  DECIDED: ['已办结', 'Decided', 'yes', 'yes'],
  ISSUED: ['已发证', 'Issued', 'yes', 'yes'],
  CLOSED: ['已归档', 'Closed', 'yes', 'yes'],
  WITHDRAWN: ['已撤回', 'Withdrawn', 'end', ''],
};
const OUTCOME = {
  ALL_APPROVED: ['全部准予', 'All approved'],
  PARTLY_APPROVED: ['部分准予', 'Partly approved', 'ask', 'ask'],
  REJECTED: ['未准予', 'Not approved', 'no', 'no'],
};
const STEPS = [
  ['受理', 'Accepted'], ['转办', 'Passed on'], ['答复', 'Answered'], ['汇总', 'Consolidated'], ['送达窗口', 'Delivered'],
];

const byId = id => document.getElementById(id);
const english = () => document.documentElement.lang === 'en';
const say = (zh, en) => english() ? en : zh;
const quoted = text => say(`「${text}」`, `“${text}”`);
const closed = handoff => ['APPROVED', 'REJECTED', 'TRANSFERRED', 'CANCELLED'].includes(handoff.status);

/** What is shown now. */
const shown = {number: '', file: undefined, entries: [], watch: undefined};
const catalogue = {matters: new Map(), themes: new Map(), departments: new Map()};

// ---- the hub ----

class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail ?? `HTTP ${status}`);
    this.status = status;
    this.code = problem.code ?? `HTTP ${status}`;
    this.faults = (problem.errors ?? []).map(error => `${error.pointer} ${error.message}`);
  }
}

async function call(path, {headers = {}, ...more} = {}) {
  // The party proves itself in the header alone: the browser shall not ask for a password of its own.
  const known = {Authorization: PARTY, 'Accept-Language': document.documentElement.lang, ...headers};
  const answer = await fetch(path, {credentials: 'omit', cache: 'no-store', headers: known, ...more});
  if (!answer.ok) {
    throw new Refusal(answer.status, await answer.json().catch(() => ({})));
  }
  return answer;
}

const read = async path => (await call(path)).json();
const pause = millis => new Promise(over => setTimeout(over, millis));
const passing = failure => !(failure instanceof Refusal) || failure.status === 503 || failure.status === 429;

const post = async (path, body, headers = {}) =>
  (await call(path, {method: 'POST', headers: {'Content-Type': 'application/json', ...headers}, body: JSON.stringify(body)})).json();

/** Does what may be done again, until the hub has answered: it may go away in the middle and come back. */
async function untilAnswered(work) {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (failure) {
      if (!passing(failure) || tries === MOST_TRIES) {
        throw failure;
      }
      tell(say('枢纽没有应答，正在重试，不会重复受理。', 'The hub does not answer: trying again, and nothing is done twice.'));
      await pause(1_000);
    }
  }
}

async function readCatalogue() {
  const [{matters}, {themes}, {departments}] = await Promise.all(
    ['catalogue/matters', 'catalogue/themes', 'departments'].map(list => read(`${API}/${list}`)));
  catalogue.matters = new Map(matters.map(matter => [matter.code, matter]));
  catalogue.themes = new Map(themes.map(theme => [theme.id, theme]));
  catalogue.departments = new Map(departments.map(department => [department.id, department]));
}

// ---- submitting and correcting ----

async function application() {
  const sample = await read('/demo/open-restaurant.json');
  const variant = VARIANTS[byId('variant').value];
  if (!variant.matter) {
    return sample;
  }
  // The theme stays, and with it what has to be approved before what.
  await readCatalogue();
  const form = code => code === variant.matter ? {demo: variant.demo} : {};
  const matters = catalogue.themes.get(sample.theme).matters.map(code => ({code, form: form(code)}));
  return {...sample, matters};
}

async function submit() {
  // One key for all tries of one click: whatever arrives first is the application, the others get its answer.
  const key = {'Idempotency-Key': crypto.randomUUID()};
  const {acceptanceNo} = await untilAnswered(async () => post(`${API}/applications`, await application(), key));
  history.pushState(null, '', `#${acceptanceNo}`);
  follow(acceptanceNo);
}

async function handIn({correctionNo, materials: asked}) {
  const {number} = shown;
  await untilAnswered(async () => {
    const {clerk} = await read('/demo/open-restaurant.json');
    const materials = await Promise.all(asked.map(material => upload(material, number)));
    await post(`${API}/applications/${number}/corrections`, {clerk, correctionNo, materials});
  });
  refresh();
}

async function upload({code, name}, number) {
  const bytes = new TextEncoder().encode(`${name}\n${number}\n`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
  const mediaType = 'text/plain';
  await call(`${API}/materials/${sha256}`, {method: 'PUT', headers: {'Content-Type': mediaType}, body: bytes});
  return {code, name, mediaType, sha256, size: bytes.length};
}

async function openPdf() {
  // Opened before the answer is there: a browser lets a page open a tab only while it answers a click.
  const tab = window.open('', '_blank');
  try {
    const answer = await call(`${API}/applications/${shown.number}/result`, {headers: {Accept: 'application/pdf'}});
    const url = URL.createObjectURL(await answer.blob());
    Object.assign(byId('save-pdf'), {href: url, download: `${shown.number}.pdf`, hidden: false});
    if (tab) {
      tab.location = url;
    } else {
      byId('save-pdf').click();
    }
  } catch (failure) {
    tab?.close();
    throw failure;
  }
}

/** Runs what a button asks for, once at a time, and tells of what goes wrong. */
function press(button, work) {
  button.addEventListener('click', async event => {
    event.preventDefault();
    if (button.getAttribute('aria-disabled') === 'true') {
      return;
    }
    button.setAttribute('aria-disabled', 'true');
    tell('');
    try {
      await work();
      tell('');
    } catch (failure) {
      tell(reasonOf(failure));
    } finally {
      button.removeAttribute('aria-disabled');
    }
  });
}

function reasonOf(failure) {
  return failure instanceof Refusal
    ? [`${failure.message} (${failure.code})`, ...failure.faults].join(' · ')
    : say('枢纽没有应答，请确认它正在运行。', 'The hub does not answer: is it running?');
}

function tell(text) {
  byId('failure').textContent = text;
  byId('failure').hidden = text === '';
}

// ---- following a case ----

async function follow(number) {
  shown.watch?.abort();
  const watch = shown.watch = new AbortController();
  Object.assign(shown, {number, file: undefined, entries: []});
  byId('story').replaceChildren();
  byId('save-pdf').hidden = true;
  document.body.classList.add('open');
  for (let wait = 250; !watch.signal.aborted; wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS)) {
    try {
      await stream(number, watch.signal, () => wait = 250);
    } catch (failure) {
      if (!passing(failure)) {
        leave();
        tell(reasonOf(failure));
        return;
      }
    }
    if (!watch.signal.aborted) {
      away();
      await pause(wait);
    }
  }
}

async function stream(number, signal, opened) {
  // A stream that is silent for longer than its heartbeat has gone without saying so.
  const silence = new AbortController();
  let timer;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENT_MILLIS);
  };
  heard();
  try {
    const answer = await call(`${API}/applications/${number}/events`, {
      headers: {Accept: 'text/event-stream', 'Last-Event-ID': String(shown.entries.at(-1)?.seq ?? 0)},
      signal: AbortSignal.any([signal, silence.signal]),
    });
    opened();
    live();
    refresh();
    await events(answer.body, heard);
  } finally {
    clearTimeout(timer);
  }
}

async function events(body, heard) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    heard();
    const lines = (rest + part.value).split('\n');
    rest = lines.pop();
    lines.filter(line => line.startsWith('data:')).forEach(line => take(JSON.parse(line.slice('data:'.length))));
  }
}

function take(entry) {
  if (entry.seq > (shown.entries.at(-1)?.seq ?? 0) && entry.acceptanceNo === shown.number) {
    shown.entries.push(entry);
    byId('story').append(storyLine(entry));
    refresh();
  }
}

let reading = false;
let stale = false;

/** Reads the case again; what happens meanwhile makes it read once more. */
async function refresh() {
  stale = true;
  if (reading) {
    return;
  }
  reading = true;
  try {
    while (stale && shown.number) {
      stale = false;
      const {number} = shown;
      if (!catalogue.matters.size) {
        await readCatalogue();
      }
      const file = await read(`${API}/applications/${number}`);
      if (number === shown.number) {
        shown.file = file;
        show();
      }
    }
  } catch {
    // The stream tells whether the hub is away, and calls again when it is back.
  } finally {
    reading = false;
  }
}

let awaySince = 0;
let ticking;

function live() {
  awaySince = 0;
  clearInterval(ticking);
  showLink();
}

function away() {
  if (!awaySince) {
    awaySince = Date.now();
    ticking = setInterval(showLink, 1_000);
    showLink();
  }
}

function leave() {
  shown.watch?.abort();
  live();
  shown.number = '';
  shown.file = undefined;
  byId('link').hidden = true;
  byId('case').hidden = true;
  document.body.classList.remove('open');
}

// ---- showing ----

function el(name, properties = {}, ...children) {
  const {className, ...more} = properties;
  const element = Object.assign(document.createElement(name), more);
  if (className) {
    element.className = className;
  }
  element.append(...children.filter(child => child !== ''));
  return element;
}

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  svg.append(use);
  return svg;
}

function state([zh, en, symbol, tone]) {
  return el('span', {className: `state ${tone}`}, icon(symbol), say(zh, en));
}

const nameOf = (entry, fallback) => entry ? say(entry.name.zh, entry.name.en) : fallback;
const matterName = code => nameOf(catalogue.matters.get(code), code);
const handoffOf = number => shown.file?.handoffs.find(handoff => handoff.handoffNo === number);
const timeOf = at => el('time', {dateTime: at, title: at, textContent: at.slice(11, 19)});
const personText = person => person ? [person.name, person.unit].filter(Boolean).join(say('，', ', ')) : '';

function partyName(id) {
  if (id === 'hub') {
    return say('枢纽', 'the hub');
  }
  return nameOf(catalogue.departments.get(id), id.startsWith('window-') ? say(`窗口 ${id} `, id) : id);
}

function showLink() {
  const link = byId('link');
  link.hidden = !shown.number;
  link.classList.toggle('away', awaySince > 0);
  change(byId('link-word'), awaySince ? say('已断开，正在重连', 'Disconnected, reconnecting') : say('实时', 'Live'));
  const seconds = Math.floor((Date.now() - awaySince) / 1_000);
  byId('link-time').textContent = awaySince ? say(`${seconds} 秒`, `${seconds} s`) : '';
}

function show() {
  const {file} = shown;
  byId('case').hidden = false;
  byId('recent').hidden = true;
  byId('number').textContent = file.acceptanceNo;
  byId('status').replaceChildren(state(standing(file)));
  change(byId('summary'), summary());
  showSteps();
  showCards();
  showResult();
  showCommands();
  for (const line of byId('story').children) {
    describe(line, shown.entries.find(entry => entry.seq === line.value));
  }
}

/** A case that is decided is a success only where all of it was approved. */
function standing({status, outcome}) {
  const [zh, en, symbol, tone] = CASE[status] ?? [status, status, 'work', 'moving'];
  const [outcomeZh, outcomeEn, outcomeSymbol, outcomeTone] = OUTCOME[outcome] ?? [];
  return outcome && outcome !== 'ALL_APPROVED'
    ? [`${zh} · ${outcomeZh}`, `${en} · ${outcomeEn}`, outcomeSymbol, outcomeTone]
    : [zh, en, symbol, tone];
}

/** Says something else only where it is something else: what is said again would be read out again. */
function change(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function summary() {
  const {handoffs, outcome, status} = shown.file;
  const open = handoffs.filter(handoff => !closed(handoff));
  const answered = handoffs.length - open.length;
  if (status === 'WITHDRAWN') {
    return say('申请已撤回。', 'The application was withdrawn.');
  }
  if (!open.length) {
    const [zh, en] = OUTCOME[outcome] ?? ['', ''];
    const seconds = duration();
    return say(`${handoffs.length} 个事项全部答复，${zh}，从受理到办结 ${seconds} 秒。`,
      `All ${handoffs.length} matters are answered: ${en.toLowerCase()}, ${seconds} s from acceptance to decision.`);
  }
  const asked = open.find(handoff => handoff.status === 'AWAITING_CORRECTION');
  if (asked) {
    return say(`${answered}/${handoffs.length} 已答复；${quoted(matterName(asked.matter))}等窗口补正。`,
      `${answered} of ${handoffs.length} answered; ${quoted(matterName(asked.matter))} waits for the window's correction.`);
  }
  const waited = open.find(handoff => handoff.status !== 'HELD') ?? open[0];
  const department = partyName(waited.department);
  return say(`${answered}/${handoffs.length} 已答复；等待${department}办理${quoted(matterName(waited.matter))}。`,
    `${answered} of ${handoffs.length} answered; waiting for ${department} on ${quoted(matterName(waited.matter))}.`);
}

function duration() {
  const ends = shown.file.handoffs.map(handoff => Date.parse(handoff.decision?.decidedAt ?? '')).filter(Number.isFinite);
  return ((Math.max(...ends) - Date.parse(shown.file.acceptedAt)) / 1_000).toFixed(1);
}

function showSteps() {
  const {handoffs, result} = shown.file;
  const answered = handoffs.filter(closed).length;
  const sent = handoffs.filter(handoff => !['HELD', 'QUEUED', 'CANCELLED'].includes(handoff.status)).length;
  const waiting = handoffs.some(handoff => ['HELD', 'QUEUED'].includes(handoff.status));
  const done = [true, !waiting, answered === handoffs.length, Boolean(result),
    shown.entries.some(entry => entry.event === 'DELIVERED')];
  const counts = ['', `${sent}/${handoffs.length}`, `${answered}/${handoffs.length}`, '', ''];
  byId('steps').replaceChildren(...STEPS.map(([zh, en], at) => {
    const now = !done[at] && done.slice(0, at).every(Boolean);
    return el('li', {className: done[at] ? 'done' : now ? 'now' : ''}, say(zh, en), ' ', counts[at]);
  }));
}

function showCards() {
  const cards = byId('cards');
  shown.file.handoffs.forEach((handoff, at) => {
    const old = cards.children[at];
    // A card that says the same stays as it is, with the focus that it may hold.
    const fresh = card(handoff);
    if (!old) {
      cards.append(fresh);
    } else if (old.textContent !== fresh.textContent || old.className !== fresh.className) {
      old.replaceWith(fresh);
    }
  });
  while (cards.children.length > shown.file.handoffs.length) {
    cards.lastChild.remove();
  }
}

function card(handoff) {
  const last = shown.entries.findLast(entry =>
    entry.handoffNo === handoff.handoffNo && entry.party === handoff.department && entry.person);
  const correction = shown.file.corrections.find(one => one.handoffNo === handoff.handoffNo);
  const promise = handoff.promisedBy && !closed(handoff)
    ? say(`承诺 ${handoff.promisedBy} 前`, `promised by ${handoff.promisedBy}`) : '';
  const element = el('li', {className: `card ${handoff.status}`},
    el('h4', {textContent: matterName(handoff.matter)}),
    el('span', {className: 'department', textContent: partyName(handoff.department)}),
    state(HANDOFF[handoff.status] ?? [handoff.status, handoff.status, 'work', '']),
    ...details(handoff, correction, last).map(text => el('span', {className: 'detail', textContent: text})),
    el('span', {className: 'foot', textContent: [last?.at.slice(11, 19), promise].filter(Boolean).join(' · ')}));
  if (correction) {
    const button = el('button', {type: 'button', className: 'primary'}, say('提交补正', 'Hand in the correction'));
    press(button, () => handIn(correction));
    element.append(button);
  }
  return element;
}

function details(handoff, correction, last) {
  if (handoff.status === 'HELD') {
    return [heldFor(handoff)];
  }
  const asked = (correction?.materials ?? []).map(material => `${material.name}${say('：', ': ')}${material.why}`);
  const refused = handoff.status === 'REJECTED' ? [handoff.decision.reason] : [];
  const cancelled = handoff.status === 'CANCELLED' ? [endedFor(handoff)] : [];
  return [...asked, ...refused, ...cancelled, personText(last?.person)].filter(Boolean);
}

function needsOf(handoff) {
  const needs = catalogue.themes.get(shown.file.theme)?.prerequisites[handoff.matter] ?? [];
  return needs.map(code => quoted(matterName(code))).join(say('、', ', '));
}

function heldFor(handoff) {
  const needs = needsOf(handoff);
  return handoff.reason === 'prerequisite' && needs ? say(`等${needs}准予`, `until ${needs} is approved`) : handoff.reason;
}

function endedFor(handoff) {
  const needs = needsOf(handoff);
  const [zh, en = zh] = handoff.reason.split(' | ');
  return en.startsWith('prerequisite') && needs
    ? say(`${needs}未准予`, `${needs} was not approved`) : say(zh, en);
}

function storyLine(entry) {
  const line = el('li', {value: entry.seq});
  describe(line, entry);
  return line;
}

function describe(line, entry) {
  // Its number and the beginning of its hash, "sha-256:" left out.
  const link = el('span', {className: 'hash', textContent: `#${entry.seq} ${entry.hash.slice(8, 14)}`, title: entry.hash});
  const who = el('span', {className: 'who', textContent: personText(entry.person)});
  line.replaceChildren(timeOf(entry.at), el('span', {textContent: sentence(entry)}), link, who);
}

function sentence(entry) {
  const from = partyName(entry.from);
  const to = partyName(entry.to ?? '');
  const handoff = handoffOf(entry.handoffNo);
  const matter = handoff ? quoted(matterName(handoff.matter)) : (entry.handoffNo ?? '').slice(-2);
  const verdict = handoff?.status === 'REJECTED' ? ['不予', 'rejects'] : ['准予', 'approves'];
  const told = {
    ACCEPTED: [`${from}受理申请，交给枢纽`, `${from} accepts the application and hands it to the hub`],
    DISPATCHED: [`枢纽把${matter}转给${to}`, `The hub passes ${matter} on to ${to}`],
    RECEIVED: [`${from}签收${matter}`, `${from} signs for ${matter}`],
    PROGRESS: [`${from}办理${matter}`, `${from} works on ${matter}`],
    CORRECTION_ASKED: [`${from}就${matter}要求补正`, `${from} asks for a correction of ${matter}`],
    CORRECTED: [`${from}提交${matter}的补正`, `${from} hands in the correction of ${matter}`],
    DECIDED: handoff?.decision
      ? [`${from}${verdict[0]}${matter}`, `${from} ${verdict[1]} ${matter}`]
      : [`${from}对${matter}作出决定`, `${from} decides on ${matter}`],
    CONSOLIDATED: ['枢纽把各部门的决定合成一个结果', 'The hub makes one result of all decisions'],
    DELIVERED: [`结果送达${to}`, `The result reaches ${to}`],
    CANCELLED: [`${matter}取消`, `${matter} is cancelled`],
    WITHDRAWN: [`${from}撤回申请`, `${from} takes the application back`],
    ISSUED: [`${from}发放证照`, `${from} hands the certificates over`],
  }[entry.event];
  return told ? say(...told) : [entry.event, from, entry.to ? `→ ${to}` : '', matter].filter(Boolean).join(' ');
}

function showResult() {
  const {result} = shown.file;
  byId('result').hidden = !result;
  if (!result) {
    return;
  }
  byId('outcome').textContent = say(...(OUTCOME[result.outcome] ?? [result.outcome, result.outcome]));
  byId('certificates').replaceChildren(...result.matters.map(matter => {
    const [zh, en, symbol, tone] = HANDOFF[matter.decision];
    const mark = el('span', {className: tone}, icon(symbol));
    const paper = matter.certificate ? `${matter.certificate.type} ${matter.certificate.number}`
      : matter.decision === 'CANCELLED' ? endedFor(matter) : matter.reason ?? '';
    return el('li', {}, mark, el('div', {}, `${matterName(matter.matter)} · ${say(zh, en)}`, el('p', {textContent: paper})));
  }));
}

// ---- commands to paste ----

function showCommands() {
  const url = `${location.origin}${API}/applications/${shown.number}`;
  const as = 'curl -u window-01:demo';
  const commands = [
    [say('账本当故事读', 'Read the ledger as a story'), `${as} -H 'Accept: text/plain' ${url}/ledger`],
    [say('办件的 JSON', 'The case as JSON'), `${as} ${url}`],
    [say('实时事件', 'Its events as they happen'), `${as} -N ${url}/events`],
  ];
  const list = byId('commands');
  if (list.dataset.shown === commands.join()) {
    return;
  }
  list.dataset.shown = commands.join();
  list.querySelectorAll('.of-case').forEach(old => old.remove());
  list.append(...commands.map(([title, command], at) => {
    const code = el('code', {id: `command-${at}`, textContent: command});
    const button = el('button', {type: 'button', className: 'copy'});
    button.dataset.copies = code.id;
    prepareCopy(button);
    return el('li', {className: 'of-case'}, el('p', {textContent: title}), el('div', {className: 'command'}, code, button));
  }));
}

function prepareCopy(button) {
  button.hidden = false;
  button.textContent = say('复制', 'Copy');
  button.onclick = async () => {
    await navigator.clipboard.writeText(byId(button.dataset.copies).textContent);
    button.textContent = say('已复制', 'Copied');
    setTimeout(() => button.textContent = say('复制', 'Copy'), 2_000);
  };
}

// ---- the page itself ----

async function showRecent() {
  const none = {applications: []};
  const {applications} = await read(`${API}/applications?limit=5`).catch(failure => tell(reasonOf(failure))) ?? none;
  byId('recent').hidden = applications.length === 0;
  byId('recent-list').replaceChildren(...applications.map(one => {
    const [zh, en] = standing(one);
    return el('li', {}, el('a', {href: `#${one.acceptanceNo}`}, el('code', {textContent: one.acceptanceNo})),
      el('span', {textContent: `${say(zh, en)} · ${one.acceptedAt.slice(0, 19).replace('T', ' ')}`}));
  }));
}

function speak(language) {
  document.documentElement.lang = language;
  const other = language === 'en' ? 'zh-CN' : 'en';
  Object.assign(byId('language'), {href: `?lang=${other}`, hreflang: other, lang: other});
  const chosen = byId('variant').value || 0;
  byId('variant').replaceChildren(...VARIANTS.map(({zh, en}, at) => el('option', {value: at, textContent: say(zh, en)})));
  byId('variant').value = chosen;
  document.querySelectorAll('button.copy').forEach(prepareCopy);
  showLink();
  if (shown.file) {
    show();
  }
}

function arrive() {
  const number = location.hash.slice(1);
  if (NUMBER.test(number)) {
    follow(number);
  } else {
    leave();
    showRecent();
  }
}

byId('language').addEventListener('click', event => {
  event.preventDefault();
  history.replaceState(null, '', byId('language').getAttribute('href') + location.hash);
  speak(byId('language').hreflang);
  if (!shown.number) {
    showRecent();
  }
});
byId('sample').hidden = false;
byId('sample').addEventListener('submit', event => event.preventDefault());
press(byId('submit'), submit);
press(byId('open-pdf'), openPdf);
addEventListener('hashchange', arrive);
speak(document.documentElement.lang);
arrive();
