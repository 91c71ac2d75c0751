/** Expressions that the browser evaluates in the page of the report; strings, because a test knows no DOM. */

/** The article text as shown, and for each marked span the words under its mark. */
export const SHOWN = `(() => {
  const words = {};
  for (const mark of document.querySelectorAll('.text mark')) {
    const key = mark.getAttribute('data-s');
    words[key] = (words[key] ?? '') + mark.textContent;
  }
  return { text: document.querySelector('.text').textContent, words };
})()`;

/** Presses every button of the article for each place that it leads to; the answer is what led nowhere. */
export const LOST = `(() => {
  for (const closed of document.querySelectorAll('#view details')) closed.setAttribute('open', '');
  return [...document.querySelectorAll('button.go[data-go]')].flatMap((button) =>
    button.dataset.go.split(' ').flatMap((key) => {
      button.click();
      const at = document.activeElement;
      return at.dataset.s === key && at.matches('mark.on') ? [] : [button.textContent + ' ' + key];
    }),
  );
})()`;

/** How the first mark or other element of a selector looks. */
export const look = (selector: string): string => `(() => {
  const { backgroundImage, outlineStyle } = getComputedStyle(document.querySelector('${selector}'));
  return { backgroundImage, outlineStyle };
})()`;
