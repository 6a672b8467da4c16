/** How far from the right edge name and date stand, in characters. */
export interface SignaturePlace {
  name: number;
  date: number;
}

/** GB/T 9704-2012, 7.3.5.1: the date stands four characters from the right with the name centred above it; a longer name two, with the date centred below. */
export function signaturePlace(name: string, date: string): SignaturePlace {
  const [nameWidth, dateWidth] = [widthOf(name), widthOf(date)];
  if (nameWidth > dateWidth) return { name: 2, date: 2 + (nameWidth - dateWidth) / 2 };
  return { name: 4 + (dateWidth - nameWidth) / 2, date: 4 };
}

/** In full-width characters. */
function widthOf(text: string): number {
  return [...text].reduce((width, char) => width + (char.charCodeAt(0) < 0x100 ? 0.5 : 1), 0);
}
