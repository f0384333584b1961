(() => {
  const heard = new Map();
  const events = new EventSource('/bridge/events');
  events.onmessage = (e) => {
    const { name, data } = JSON.parse(e.data);
    for (const hear of heard.get(name) ?? []) hear(data);
  };
  const on = (name, hear) => {
    heard.set(name, [...(heard.get(name) ?? []), hear]);
    return () => heard.set(name, (heard.get(name) ?? []).filter((h) => h !== hear));
  };
  window.runtime = new Proxy({ EventsOn: on, EventsOnMultiple: on }, { get: (known, name) => known[name] ?? (() => {}) });
  const call = async (type, method, args) => {
    const response = await fetch(`/bridge/call/${type}/${method}`, { method: 'POST', body: JSON.stringify(args) });
    if (!response.ok) throw new Error(await response.text());
    const answer = await response.json();
    if ('error' in answer) throw answer.error;
    return answer.result;
  };
  const methods = (type) => new Proxy({}, { get: (_, method) => (...args) => call(type, method, args) });
  window.go = { app: new Proxy({}, { get: (_, type) => methods(type) }) };
})();
