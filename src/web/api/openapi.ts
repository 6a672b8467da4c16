import { z } from 'zod';
import { type Operation, operations } from './operations';
import { problem } from './schemas';

const PARAMETERS: Record<string, { description: string; schema: object }> = {
  list: { description: '清单的编号，见 /lists', schema: { type: 'integer', minimum: 1 } },
  item: { description: '事项的永久编号', schema: { type: 'string' } },
  release: { description: '发布的号', schema: { type: 'integer', minimum: 1 } },
  law: { description: '法律文件的编号，见 /laws', schema: { type: 'integer', minimum: 1 } },
  promulgated: { description: '公布日期', schema: { type: 'string', format: 'date' } },
};

const REFUSALS: Record<string, string> = {
  400: '请求写法有误',
  404: '没有，或没有公布过',
  422: '写法无误而不能回答',
};

/** The description of the interface, OpenAPI 3.1, made of the same table as its router. */
export function openApi(siteName: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: `${siteName}：开放数据接口`,
      version: '1.0.0',
      description:
        '只读，只含已公布的内容。日期按北京时间。内容依法撤回的，content 为 null，note 为“已撤回”。答复带 ETag，可用 If-None-Match 再问。',
    },
    servers: [{ url: '/api/v1' }],
    paths: Object.fromEntries(operations.map((operation) => [operation.path, { get: described(operation) }])),
    components: { schemas: { Problem: jsonSchema(problem) } },
  };
}

function described({ id, path, summary, query, answer }: Operation): object {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const refused = names.length > 0 ? ['400', '404', '422'] : ['400'];
  return {
    operationId: id,
    summary,
    parameters: [
      ...names.map((name) => ({ name, in: 'path', required: true, ...PARAMETERS[name]! })),
      ...Object.entries(query.shape).map(([name, type]) => queryParameter(name, type as z.ZodType)),
    ],
    responses: {
      200: {
        description: summary,
        headers: { ETag: { schema: { type: 'string' } } },
        content: { 'application/json': { schema: jsonSchema(answer) } },
      },
      304: { description: '与 If-None-Match 所给的相同' },
      ...Object.fromEntries(
        refused.map((status) => [
          status,
          {
            description: REFUSALS[status],
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  };
}

function queryParameter(name: string, type: z.ZodType): object {
  const { description, ...schema } = jsonSchema(type, 'input') as { description?: string };
  return { name, in: 'query', required: false, description, schema };
}

/** OpenAPI 3.1 takes JSON Schema 2020-12 as it is; only the dialect need not be named at every place. */
function jsonSchema(type: z.ZodType, io: 'input' | 'output' = 'output'): object {
  const {
    $schema: _,
    id: __,
    ...schema
  } = z.toJSONSchema(type, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ jsonSchema: one }) => {
      delete one.id;
    },
  });
  return schema;
}
