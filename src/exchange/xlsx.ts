import { fixedZip } from './fixed-zip';
import type { FrozenList } from './frozen-list';
import { listSheet } from './list-sheet';
import { tableXml, XML_DECLARATION } from './table-xml';
import { xmlText } from './well-formed';
import { stylesXml } from './xlsx-styles';

const FORMATS = 'http://schemas.openxmlformats.org';
const MAIN = `${FORMATS}/spreadsheetml/2006/main`;
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const LINK = `${FORMATS}/officeDocument/2006/relationships`;

/**
 * The list as a workbook of one sheet, one row an item with all its cells: the open data of a release. The same list gives the same bytes.
 * Written out directly, part by part as ECMA-376 has them: a workbook held as objects takes five times as long and as much memory.
 * @throws CellTooLong
 */
export function listXlsx(list: FrozenList): Uint8Array {
  const sheet = listSheet(list, { merged: false });
  const { xml, range, printed } = tableXml(sheet);
  const name = xmlText(sheet.name);
  const defined = [
    ['_xlnm.Print_Area', `'${name}'!${printed}`],
    ['_xlnm.Print_Titles', `'${name}'!$1:$2`],
    ['_xlnm._FilterDatabase', `'${name}'!${range}`],
  ].map(([key, ref]) => `<definedName name="${key}" localSheetId="0">${ref}</definedName>`);
  const parts: [string, string][] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${FORMATS}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
        `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    ],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${LINK}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets>` +
        `<definedNames>${defined.join('')}</definedNames></workbook>`,
    ],
  ];
  return fixedZip([
    ...parts.map(([part, text]): [string, Uint8Array] => [
      part,
      Buffer.from(`${XML_DECLARATION}${text}`, 'utf8'),
    ]),
    ['xl/worksheets/sheet1.xml', xml],
    ['xl/styles.xml', Buffer.from(stylesXml(false), 'utf8')],
  ]);
}

function relations(to: readonly (readonly [kind: string, target: string])[]): string {
  const all = to.map(
    ([kind, target], n) => `<Relationship Id="rId${n + 1}" Type="${LINK}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${FORMATS}/package/2006/relationships">${all.join('')}</Relationships>`;
}
