import assert from 'node:assert/strict';
import { test } from 'node:test';
import { house } from './house.mjs';
import { begin } from './newstation.mjs';

/** The house at Today, with what these tests do there. */
async function todayRoom(t, options) {
  const h = await house(t, { room: 'today', ...options });
  h.card = (key) => h.page.getByRole('region', { name: h.say(key) });
  h.figure = (key) => h.page.getByRole('region', { name: h.say(key), exact: true });
  h.call = (name, ...args) => h.page.evaluate(async ([name, args]) => {
    const answer = await fetch(`/bridge/call/${name}`, { method: 'POST', body: JSON.stringify(args) });
    const { result, error } = await answer.json();
    if (error) throw new Error(error);
    return result;
  }, [name, args]);
  h.again = async () => {
    await h.go('stock');
    await h.page.getByRole('heading', { level: 1, name: h.say('frame.stock') }).waitFor();
    await h.go('today');
    await h.page.getByRole('heading', { level: 1, name: h.say('frame.today') }).waitFor();
  };
  return h;
}

test('when all is done nothing waits, and each plot has a table behind it', async (t) => {
  const h = await todayRoom(t);
  await h.page.getByText(h.say('today.nothing')).waitFor();
  const tables = {
    'today.received': ['Ban Nam Ha Banana Growers', '12,890.0'],
    'today.ages': ['Banana, Cavendish, green', '1,930.0'],
    'today.leaving': ['NTG-2026-R1', '2,520', h.say('today.state_despatched')],
  };
  for (const [key, texts] of Object.entries(tables)) {
    const figure = h.figure(key);
    await figure.locator('canvas').waitFor();
    assert.match(await figure.getByRole('img').getAttribute('aria-label'), new RegExp(texts[0]));
    await figure.getByRole('button', { name: h.say('today.as_table') }).focus();
    await h.page.keyboard.press('Enter');
    for (const text of texts) await figure.getByRole('table').getByText(text).first().waitFor();
    await figure.getByRole('button', { name: h.say('today.as_plot') }).click();
    await figure.locator('canvas').waitFor();
  }
});

test('a plot draws something in both themes', async (t) => {
  const h = await todayRoom(t);
  for (const theme of ['palette.light', 'palette.dark']) {
    await h.page.keyboard.press('Control+k');
    await h.page.keyboard.insertText(h.say(theme));
    await h.page.keyboard.press('Enter');
    await h.figure('today.received').locator('canvas').waitFor();
    const colours = await h.figure('today.received').locator('canvas').evaluate((canvas) => {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const seen = new Set();
      for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] === 255) seen.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
      }
      return seen.size;
    });
    assert.ok(colours > 3, `${theme}: ${colours} colours`);
  }
});

test('lots to pack and unsent messages lead to where they are done', async (t) => {
  const h = await todayRoom(t, { until: 'pack' });
  const lots = h.card('today.loose');
  await lots.getByText('12,150.0').waitFor();
  assert.equal(await lots.getByRole('listitem').count(), 3);
  await h.card('today.messages').getByText(h.say('today.waiting', { count: 6 })).waitFor();
  await lots.getByRole('link').first().focus();
  await h.page.keyboard.press('Enter');
  await h.page.waitForURL(/#pack\/LNT-BAN-26110/);
  await h.page.getByRole('heading', { level: 1, name: h.say('frame.pack') }).waitFor();
});

test('a shipment says what keeps it from leaving, from the first carton to the papers', async (t) => {
  const h = await todayRoom(t, { until: 'load' });
  const shipment = h.card('today.shipments').getByRole('link');
  await shipment.getByText(h.say('today.next_load', { count: '2,520' })).waitFor();
  await shipment.getByText(h.say('today.loaded_of', { loaded: 0, planned: '2,520' })).waitFor();
  await shipment.focus();
  await h.page.keyboard.press('Enter');
  await h.page.waitForURL(/#load\/NTG-2026-R1/);
  await h.page.locator('.running').waitFor();
});

test('a loaded shipment waits for its seals, a sealed one for its papers', async (t) => {
  const loaded = await todayRoom(t, { until: 'seal' });
  const names = 'LKCU 420017 7, LKCU 420018 2';
  await loaded.card('today.shipments').getByText(loaded.say('today.next_seal', { names })).waitFor();
  const sealed = await todayRoom(t, { until: 'issue', as: 'Noy' });
  const papers = [sealed.say('today.paper_commercial_invoice'), sealed.say('today.paper_packing_list')].join(', ');
  await sealed.card('today.shipments').getByText(sealed.say('today.next_papers', { names: papers })).waitFor();
  assert.match(await sealed.card('today.shipments').getByRole('link').getAttribute('href'), /^#papers\/NTG-2026-R1$/);
  await sealed.card('today.blocks').getByText(sealed.say('today.blocks_row', { reference: 'NTG-2026-R1', gate: 'A' })).waitFor();
  assert.equal(await sealed.card('today.blocks').getByRole('link').getAttribute('href'), '#papers/checks/NTG-2026-R1');
  const issued = await todayRoom(t, { until: 'despatch' });
  await issued.card('today.shipments').getByText(issued.say('today.next_despatch')).waitFor();
});

test('a delivery without grades waits for whoever may grade it', async (t) => {
  const h = await todayRoom(t, { until: 'load', as: 'Khamla' });
  const lot = {
    item: 'BAN-CAV', lot: 'LNT-BAN-261105-01', orchard: '', packhouse: '', harvestedOn: '2026-11-05', packages: 0,
    package: '', grossG: 520_000, tareG: 20_000, graded: false, gradeAG: 0, gradeBG: 0, rejectG: 0,
  };
  await h.call('Receive/Save', {
    command: crypto.randomUUID(), deliveryNote: 'LG-2611-010', cooperative: 'COOP-LUANG', location: 'COLD-1',
    receivedOn: '2026-11-05', vehicle: '', driver: '', remarks: '', lots: [lot],
  });
  await h.again();
  const card = h.card('today.ungraded');
  await card.getByText('LG-2611-010').waitFor();
  await card.getByText(h.say('today.ungraded_lot', { kg: '500.0' })).waitFor();
  await card.getByRole('link').click();
  await h.page.waitForURL(/#receive\/CON-/);
  await h.page.getByText('LG-2611-010').first().waitFor();
});

test('an officer sees shipments, and no work of the warehouse', async (t) => {
  const h = await todayRoom(t, { until: 'pack', as: 'Noy' });
  await h.card('today.messages').waitFor();
  assert.equal(await h.card('today.loose').count(), 0);
  const warehouse = await todayRoom(t, { until: 'pack', as: 'Khamla' });
  await warehouse.card('today.loose').waitFor();
  assert.equal(await warehouse.card('today.messages').count(), 0);
});

test('a new station teaches its first steps, and ticks off what is done', async (t) => {
  const h = await todayRoom(t, { until: null, room: '' });
  await begin(h);
  await h.go('today');
  const steps = h.page.getByRole('region', { name: h.say('today.first_title') }).getByRole('listitem');
  await steps.nth(5).waitFor(); // the room has its heading before it has read the ledger
  assert.equal(await steps.count(), 6);
  await steps.filter({ hasText: h.say('today.step_items') }).getByText(h.say('today.step_next')).waitFor();
  assert.equal(await h.page.locator('canvas').count(), 0);
  assert.deepEqual(await h.axe(), []);
  const names = { EN: 'Ban Luang Growers', LO: '', ZH: '', TH: '', VI: '' };
  await h.call('Masters/SaveParty', { id: '', code: 'COOP-LUANG', name: names, address: '', country: 'LA', tin: '',
    roles: ['cooperative'] }, crypto.randomUUID());
  await h.again();
  await steps.filter({ hasText: h.say('today.step_cooperatives') }).getByText(h.say('today.step_done')).waitFor();
  await steps.first().getByRole('link').focus();
  await h.page.keyboard.press('Enter');
  await h.page.getByRole('heading', { level: 1, name: h.say('frame.masters') }).waitFor();
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious on Today, ${theme}`, async (t) => {
    const h = await todayRoom(t, { theme, until: 'load' });
    await h.page.locator('canvas').nth(2).waitFor();
    assert.deepEqual(await h.axe(), []);
    for (const key of ['today.received', 'today.ages', 'today.leaving']) {
      await h.figure(key).getByRole('button', { name: h.say('today.as_table') }).click();
    }
    assert.deepEqual(await h.axe(), []);
  });
}
