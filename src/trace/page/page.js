(() => {
  const claims = [...document.querySelectorAll(".claim")];
  const marks = [...document.querySelectorAll("mark[data-g]")];
  const wide = matchMedia("(min-width: 56rem)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const said = document.getElementById("said");
  const of = (list) => (list ? list.split(" ") : []);
  const byGround = new Map();
  for (const mark of marks)
    for (const ground of of(mark.dataset.g)) byGround.set(ground, [...(byGround.get(ground) || []), mark]);
  const byClaim = new Map();
  for (const claim of claims)
    for (const ground of of(claim.dataset.g)) byClaim.set(ground, [...(byClaim.get(ground) || []), claim]);
  let chosen = null;

  const show = (element) =>
    element && element.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
  const place = (claim) => claim.querySelector(".go") || claim;
  const words = (claim) => of(claim.dataset.g).flatMap((ground) => byGround.get(ground) || []);
  const passages = (claim) => of(claim.dataset.p).map((name) => document.getElementById(name)).filter(Boolean);

  function choose(claim, from) {
    if (!claim) return;
    if (claim !== chosen) {
      document.querySelectorAll(".on").forEach((element) => element.classList.remove("on"));
      if (chosen) chosen.removeAttribute("aria-current");
      chosen = claim;
      claim.classList.add("on");
      claim.setAttribute("aria-current", "true");
      [...words(claim), ...passages(claim)].forEach((element) => element.classList.add("on"));
      const there = claim.querySelector(".there, .cites a");
      said.textContent = there ? `Found in ${there.textContent}` : "Nothing in the report stands behind it";
    }
    if (!wide.matches) return;
    if (from === "claims") show(words(claim)[0] || passages(claim)[0]);
    else show(claim);
  }

  function go(name) {
    const target = document.getElementById(name);
    if (!target) return false;
    const claim = target.closest(".claim");
    if (claim) {
      place(claim).focus({ preventScroll: true });
      show(claim);
      return true;
    }
    const ground = name.startsWith("g") ? (byGround.get(name.slice(1)) || [])[0] : null;
    const mark = ground || target.querySelector("mark[data-g]");
    const link = mark && mark.querySelector("a");
    if (link) link.focus({ preventScroll: true });
    else {
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
    show(mark || target);
    return true;
  }

  document.addEventListener("focusin", ({ target }) => {
    const claim = target.closest(".claim");
    if (claim) return choose(claim, "claims");
    const mark = target.closest("mark[data-g]");
    if (!mark) return;
    const behind = of(mark.dataset.g).flatMap((ground) => byClaim.get(ground) || []);
    choose(behind.includes(chosen) ? chosen : behind[0], "report");
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("main a[href^='#']");
    if (link) {
      const back = link.closest("mark[data-g]") && chosen && of(link.parentNode.dataset.g);
      const same = back && of(chosen.dataset.g).some((ground) => back.includes(ground));
      if (go(same ? chosen.id : link.getAttribute("href").slice(1))) event.preventDefault();
      return;
    }
    const claim = event.target.closest(".claim");
    if (claim && !String(getSelection())) place(claim).focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const claim = event.target.closest(".claim");
    const mark = event.target.closest("mark[data-g]");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !claim && chosen) {
      place(chosen).focus({ preventScroll: true });
      show(chosen);
    } else if (step && claim) {
      const next = claims[claims.indexOf(claim) + step];
      if (next) {
        place(next).focus({ preventScroll: true });
        show(next);
      }
    } else if (step && mark) {
      const next = marks[marks.indexOf(mark) + step];
      if (next) {
        next.querySelector("a").focus({ preventScroll: true });
        show(next);
      }
    } else return;
    event.preventDefault();
  });
  if (location.hash.length > 1) go(location.hash.slice(1));
})();
