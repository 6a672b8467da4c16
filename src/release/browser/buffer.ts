/** Node's Buffer where there is none: `scripts/build-browser.js` puts it in wherever the release room says `Buffer`. */
export { Buffer } from 'buffer/';
