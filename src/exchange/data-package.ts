export interface DataPackage {
  /** Lower-case ASCII letters, digits, `-`, `_`, `.`. */
  name: string;
  title: string;
  version: string;
  /** ISO instant. */
  created: string;
  contributor: string;
  resources: DataResource[];
}

export interface DataResource {
  name: string;
  title: string;
  /** Below the folder that the descriptor lies in. */
  path: string;
  bytes: number;
  sha256: string;
  /** Headers of a CSV table. */
  columns?: string[];
}

const MEDIA: Record<string, string> = {
  csv: 'text/csv',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** `datapackage.json` (Frictionless Data Package 1): what the files of a release are, with sizes, digests and columns. */
export function dataPackage({ resources, contributor, ...facts }: DataPackage): string {
  const descriptor = {
    profile: 'data-package',
    ...facts,
    contributors: [{ title: contributor, role: 'publisher' }],
    resources: resources.map(({ name, title, path, bytes, sha256, columns }) => {
      const format = path.slice(path.lastIndexOf('.') + 1);
      return {
        profile: columns ? 'tabular-data-resource' : 'data-resource',
        name,
        title,
        path,
        format,
        mediatype: MEDIA[format],
        ...(format !== 'xlsx' && { encoding: 'utf-8' }),
        bytes,
        hash: `sha256:${sha256}`,
        ...(columns && {
          dialect: { delimiter: ',', doubleQuote: true, header: true, lineTerminator: '\r\n' },
          schema: { fields: columns.map((column) => ({ name: column, type: 'string' })) },
        }),
      };
    }),
  };
  return `${JSON.stringify(descriptor, null, 1)}\n`;
}
