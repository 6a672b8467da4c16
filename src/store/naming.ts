import { DefaultNamingStrategy } from 'typeorm';

/** `lawVersion.recordedAt` in code is `law_version.recorded_at` in the database, which needs no quotes in PostgreSQL. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName || propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
