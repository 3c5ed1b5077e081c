// Type as large as the screen allows: what stands on a wall is read from the back row.

const SIZES = { least: 16, most: 120 };
const TRIES = 7; // halving the difference: within a dot

/**
 * Give a slide the largest type at which all of it fits the window.
 * @param {HTMLElement} slide
 */
export function fillScreen(slide) {
  const fits = (/** @type {number} */ size) => {
    slide.style.setProperty("--size", `${size}px`);
    return slide.getBoundingClientRect().height <= window.innerHeight && [slide, ...slide.children].every((one) => one.scrollWidth <= one.clientWidth || one instanceof SVGElement);
  };
  slide.classList.add("is-measured"); // no word is broken to make it fit
  let { least, most } = { least: SIZES.least, most: Math.min(SIZES.most, window.innerWidth / 12) };
  if (most <= least || !fits(least)) {
    slide.style.removeProperty("--size"); // it is read by scrolling
    slide.classList.remove("is-measured");
    return;
  }
  for (let round = 0; round < TRIES; round += 1) {
    const size = (least + most) / 2;
    if (fits(size)) least = size;
    else most = size;
  }
  slide.style.setProperty("--size", `${least}px`);
  slide.classList.remove("is-measured");
}
