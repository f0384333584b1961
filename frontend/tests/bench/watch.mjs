/** Runs in the page, before its own scripts: it tells the benchmark when something was asked for and when painted. */
export function watch() {
  const restMS = 300; // a page that changes nothing for so long has painted its data
  const unheard = /Status\/Line|bridge\/events/; // the foot of the page asks now and then
  const calls = new Set();
  let done = [];
  let changedAt = 0;

  const fetched = window.fetch.bind(window);
  window.fetch = async (url, ...more) => {
    if (unheard.test(String(url))) return fetched(url, ...more);
    const call = { call: String(url).replace('/bridge/call/', ''), began: performance.now() };
    calls.add(call);
    try {
      const response = await fetched(url, ...more);
      const body = await response.arrayBuffer();
      return new Response(body, response);
    } finally {
      calls.delete(call);
      done.push({ call: call.call, took: performance.now() - call.began });
    }
  };

  /** Waits until what was changed is on the screen. */
  const painted = () => new Promise((next) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => next(performance.now());
    port2.postMessage(null);
  }));

  /** When the page came to rest after a time. */
  const rest = (since) => new Promise((resolve) => {
    changedAt = since;
    const look = setInterval(() => {
      if (calls.size > 0 || performance.now() - changedAt < restMS) return;
      clearInterval(look);
      resolve(changedAt - since);
    }, 20);
  });

  /** Opens a room and tells when its data was painted, and which call took longest. */
  const open = async (to) => {
    const began = performance.now();
    done = [];
    location.hash = to;
    const took = await rest(began);
    const slowest = done.reduce((a, b) => (b.took > a.took ? b : a), { call: '', took: 0 });
    return { painted: took, slowest };
  };

  let enteredAt = 0;
  let answered = null;
  window.addEventListener('keydown', (e) => {
    if (e.key !== 'Enter') return;
    enteredAt = performance.now();
    answered = null;
  }, { capture: true });

  /** Waits for the answer to the last scan. */
  const answer = async () => {
    while (!answered) await new Promise((next) => setTimeout(next, 2));
    return answered;
  };

  /** The floor: a call that does nothing, whose answer is painted. */
  const empty = async () => {
    const began = performance.now();
    await (await fetched('/bridge/call/Bench/Nothing', { method: 'POST', body: '[]' })).json();
    const call = performance.now() - began;
    document.querySelector('.head')?.setAttribute('data-bench', String(began));
    return { call, painted: (await painted()) - began };
  };

  /** Waits until something holds on the page, and is painted. */
  const until = (holds) => new Promise((resolve) => {
    const see = new MutationObserver(() => {
      if (!holds()) return;
      see.disconnect();
      resolve(painted());
    });
    see.observe(document, { subtree: true, childList: true, attributes: true });
  });

  const written = () => document.querySelector('[role=option][data-place$="/date"]')?.getAttribute('aria-label') ?? '';

  /** Lays the draft of a paper on the desk, and tells when its sheet was painted. */
  const look = async (index) => {
    const sheet = `Draft: ${['commercial', 'packing'][index]}`;
    const began = performance.now();
    const shown = until(() => document.querySelector(`[aria-label^="${sheet}"] .picture path`));
    document.querySelectorAll('.papers > li')[index].querySelector('[aria-pressed]').click();
    return (await shown) - began;
  };

  /** Gives the draft a day of November, and tells when the sheet with it was painted, and how long the call took. */
  const date = async (day) => {
    const field = document.querySelector('.live input[type=date]');
    done = [];
    const began = performance.now();
    const shown = until(() => written().endsWith(` ${day} Nov 2026`));
    field.value = `2026-11-0${day}`;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return { painted: (await shown) - began, call: done.find((one) => one.call === 'Papers/Sheet').took };
  };

  /** Types a fact in the editor, and tells when the sheet with it was painted, and how long the call took. */
  const fact = async (at, value) => {
    const field = document.querySelector(`[data-fact="${at}"] :is(input, textarea)`);
    done = [];
    const shown = until(() => [...document.querySelectorAll('.paper [role=option]')]
      .some((box) => box.getAttribute('aria-label')?.includes(value)));
    const began = performance.now();
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return { painted: (await shown) - began, call: done.find((one) => one.call === 'Editor/Try').took };
  };

  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver(async (records) => {
      const at = (selector) => records.some(({ target }) => {
        const element = target instanceof Element ? target : target.parentElement;
        return element?.closest(selector);
      });
      const bar = enteredAt > 0 && at('.bar .result');
      const room = at('#main');
      const now = await painted();
      if (room) changedAt = now;
      if (!bar || answered) return;
      const level = document.querySelector('.bar')?.className.match(/\b(ok|warn|stop)\b/)?.[1] ?? '';
      answered = { level, painted: now - enteredAt };
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  globalThis.bench = { rest, open, answer, empty, look, date, fact };
}
