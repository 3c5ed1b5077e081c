// The list of a page's parts: marks the part that is read, and folds in once a part is chosen.

/** @param {ParentNode} part */
export function startContents(part) {
  const links = [...part.querySelectorAll(".contents a")].filter((link) => link instanceof HTMLAnchorElement);
  const places = links.flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
  if (!places.length) return;
  const mark = () => {
    const line = window.innerHeight / 4;
    const above = places.filter(({ heading }) => heading.getBoundingClientRect().top < line);
    // Of short parts that begin there together, the first: the one that a press on its link led to.
    const read = above.find(({ heading }) => heading.getBoundingClientRect().bottom > 0) ?? above[above.length - 1];
    for (const { link } of places) {
      if (link === read?.link) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  // Told when a heading comes to the upper quarter of the window, or leaves it.
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -75% 0px", threshold: [0, 1] });
  for (const { heading } of places) observer.observe(heading);
  for (const { link } of places) {
    link.addEventListener("click", () => {
      const card = link.closest("[popover]");
      if (card instanceof HTMLElement && "hidePopover" in card && card.matches(":popover-open")) card.hidePopover();
    });
  }
}
