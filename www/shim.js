// Runs before the module has loaded: hides a prompt that this browser has answered, and keeps an early answer for the module.
// A classic script. Everything else is done by the module (swap.js).

(() => {
  const TAG = "terms-update-prompt";
  const script = document.currentScript;
  const pending = new Map();
  const live = new WeakSet();
  const entries = [];
  let failed = false;

  const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

  // A blocked storage throws. Then no answer is known.
  const storage = (use) => {
    try {
      return use(localStorage);
    } catch {}
  };

  // Before the first frame: the answers that the module has stored, oldest first.
  storage((kept) => {
    for (const [name, text] of Object.entries(kept)) {
      const [, kind, id] = /^windowpane\.(decisions|outbox)\.(.*)/s.exec(name) ?? [];
      if (!kind) continue;
      const value = JSON.parse(text);
      for (const { notice = id, version, action } of value.decisions ?? [value]) entries.push([notice, version, action]);
    }
  });
  const sheet = new CSSStyleSheet();
  const hide = (which) => {
    const last = new Map(entries.map(([notice, version, action]) => [`[notice-id="${CSS.escape(notice)}"][notice-version="${CSS.escape(version)}"]`, action]));
    sheet.replaceSync([...last].filter(([, action]) => which.includes(action)).map(([is]) => `${TAG}${is}{display:none}`).join(""));
  };
  // Only the policy, in the module, knows when a "not now" is over.
  hide(["accept", "decline", "not_now"]);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

  /** Lets the browser send the form, with this browser's pseudonym and the key and time of the click. */
  const send = (form, button, answer) => {
    const subject = storage((kept) => (kept["windowpane.subject"] ??= random())) ?? random();
    for (const [name, value] of Object.entries({ subject, ...answer })) {
      if (form.elements[name]) continue;
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      form.append(field);
    }
    form.requestSubmit(button);
  };

  const fail = () => {
    failed = true;
    hide(["accept", "decline"]);
    for (const [host, { form, button, answer }] of pending) {
      pending.delete(host);
      send(form, button, answer);
    }
  };

  addEventListener("click", (event) => {
    const button = event.composedPath().find((node) => node.type === "submit" && node.name === "action");
    const host = button?.getRootNode().host;
    if (host?.localName !== TAG || live.has(host) || !button.form.elements.version) return;
    event.preventDefault();
    // A click just after the first frame was meant for what was there before.
    const appeared = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    if (pending.has(host) || (event.isTrusted && event.timeStamp - appeared < 400)) return;
    const answer = { idempotency_key: random(), claimed_at: new Date().toISOString() };
    button.parentNode.ariaBusy = button.ariaBusy = "true";
    if (failed) return send(button.form, button, answer);
    pending.set(host, { form: button.form, button, answer });
    // The module neither arrives nor fails.
    setTimeout(() => pending.has(host) && fail(), 10_000);
  }, true);

  // The element raises `error` when its module cannot be loaded or its properties cannot be read.
  addEventListener("error", ({ target, detail }) => target.localName === TAG && detail && !live.has(target) && fail(), true);

  document[Symbol.for("windowpane.early")] = (host, isLive) => {
    if (isLive) {
      live.add(host);
      sheet.replaceSync("");
    }
    const { button, form, answer } = pending.get(host) ?? {};
    pending.delete(host);
    return answer && { ...answer, action: button.value, version: form.elements.version.value };
  };

  // If a content security policy refuses the inline style, link the file beside the module.
  const beside = new URL(script.dataset.module ?? "terms-update-prompt.js", script.src || document.baseURI);
  addEventListener("DOMContentLoaded", () => {
    for (const host of document.querySelectorAll(TAG)) {
      const style = host.shadowRoot?.querySelector("style");
      if (!style || style.sheet) continue;
      style.replaceWith(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("terms-update-prompt.css", beside) }));
    }
  });

  // After the first frame, so that it does not delay it.
  requestAnimationFrame(() => setTimeout(() => import(beside).catch(fail)));
})();
