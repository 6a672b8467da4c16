import { pino } from 'pino';

export type LogLevel = 'info' | 'warn' | 'error' | 'silent';

export interface Log {
  info(fields: object): void;
  error(fields: object): void;
}

/** One JSON value a line on standard error; what a caller does not hand over is not in it: no addresses, no names, no texts. */
export function createLog(level: LogLevel, write?: (line: string) => void): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, write ? { write } : pino.destination(2));
}
