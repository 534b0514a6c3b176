// Notes each call by which a page could keep, send or tell something. It runs before any script of the page.
(() => {
  const calls = [];
  Object.defineProperty(window, "spiedCalls", { value: calls });
  const plain = (value) => (Object(value) === value ? String(value) : value ?? null);
  const note = (name, given) => { calls.push({ name, arguments: [...given].map(plain) }); };

  // A function, or a class.
  function watch(owner, name) {
    if (typeof owner?.[name] !== "function") return;
    owner[name] = new Proxy(owner[name], {
      apply(target, self, given) { note(name, given); return Reflect.apply(target, self, given); },
      construct(target, given, made) { note(name, given); return Reflect.construct(target, given, made); },
    });
  }

  // A property: to set it, and to get it where even that says that somebody has something in mind with it.
  function watchProperty(owner, name, gets) {
    const { get, set } = Object.getOwnPropertyDescriptor(owner, name) ?? {};
    Object.defineProperty(owner, name, {
      configurable: true,
      get() { if (gets) note(name, []); return get.call(this); },
      set(value) { note(name, [value]); set?.call(this, value); },
    });
  }

  for (const name of ["pushState", "replaceState"]) watch(History.prototype, name);
  for (const name of ["open", "send"]) watch(XMLHttpRequest.prototype, name);
  for (const name of ["submit", "requestSubmit"]) watch(HTMLFormElement.prototype, name);
  for (const name of ["fetch", "open", "postMessage", "WebSocket", "WebTransport", "EventSource", "RTCPeerConnection", "Worker",
    "SharedWorker", "BroadcastChannel", "Notification", "Image", "Audio", "FontFace"]) watch(window, name);
  watch(Navigator.prototype, "sendBeacon");
  watch(ServiceWorkerContainer.prototype, "register");
  for (const name of Object.keys(console)) watch(console, name);
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore"]) watchProperty(window, name, true);
  watchProperty(Navigator.prototype, "storage", true);
  watchProperty(Document.prototype, "cookie", true);
  watchProperty(Document.prototype, "title", false);
  watchProperty(window, "name", false);
  navigation.addEventListener("navigate", ({ destination }) => note("navigate", [destination.url]));
})();
