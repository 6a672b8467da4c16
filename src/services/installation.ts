import type { DataSource } from 'typeorm';
import { openDatabase } from '../store';
import type { Settings } from './settings';

/** Where time and chance come from. */
export interface Sources {
  /** The ISO instant of now. */
  clock: () => string;
  random: (size: number) => Uint8Array;
}

/** One running register: its settings, its database, its clock. Every use case takes it first. */
export interface Installation extends Sources {
  settings: Settings;
  db: DataSource;
  close(): Promise<void>;
}

/** Opens the database the settings name, makes it where there is none, and brings it up to date. */
export async function openInstallation(settings: Settings, sources: Sources): Promise<Installation> {
  const db = await openDatabase(settings.databaseUrl);
  // Removing the sample puts another database in the place of the first.
  const installation: Installation = {
    settings,
    db,
    ...sources,
    close: () => installation.db.destroy(),
  };
  return installation;
}

/** Told as long work goes on: what is being done, how much of it is done. */
export type Progress = (step: string, done: number, total: number) => void;

/** Lets others in during long work: without it a loop over many small steps serves nobody else. */
export function breathe(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

const BEIJING = 8 * 60 * 60 * 1000;

/** Today's date in Beijing time (GB/T 7408), by which laws come into force and deadlines run. */
export function today({ clock }: Sources): string {
  return dateOf(clock());
}

/** The Beijing date of an instant. */
export function dateOf(instant: string): string {
  return new Date(Date.parse(instant) + BEIJING).toISOString().slice(0, 10);
}
