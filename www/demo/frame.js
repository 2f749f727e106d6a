// The head and the foot of every demo page. These elements are defined before the parser reaches them, so they are in the first paint.
// theme.js has set light or dark by then.
{
  const pages = { "terms.html": "Terms", "templates.html": "Templates", "editor.html": "Editor", "conversation.html": "Conversation" };
  const themes = ["auto", "light", "dark"];

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  function themeSwitch() {
    let theme = document.documentElement.dataset.theme ?? "auto";
    const button = make("button", { type: "button", className: "plain" }, `Theme: ${theme}`);
    button.addEventListener("click", () => {
      theme = themes[(themes.indexOf(theme) + 1) % themes.length];
      button.textContent = `Theme: ${theme}`;
      if (theme === "auto") delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = theme;
      for (const frame of document.querySelectorAll("iframe")) frame.contentWindow?.postMessage({ theme }, location.origin);
      try {
        localStorage.setItem("theme", theme);
      } catch {
        // Blocked storage: the choice is for this page only.
      }
    });
    return button;
  }

  customElements.define("demo-top", class extends HTMLElement {
    connectedCallback() {
      const links = Object.entries(pages).map(([href, name]) => {
        const link = make("a", { href }, name);
        if (location.pathname.endsWith(href)) link.ariaCurrent = "page";
        return link;
      });
      const mark = make("a", { className: "mark", href: "index.html" }, "Windowpane");
      const nav = make("nav", { ariaLabel: "Demos" }, ...links);
      this.replaceChildren(make("header", { className: "top" }, make("div", { className: "wrap" }, mark, nav, themeSwitch())));
    }
  });

  customElements.define("demo-foot", class extends HTMLElement {
    connectedCallback() {
      const words = "Every answer on these pages comes from one policy, compiled to WebAssembly. The server and the command give the same bytes, and each rule names its source. Apache\u00a02.0.";
      this.replaceChildren(make("footer", {}, make("div", { className: "wrap" }, words)));
    }
  });
}
