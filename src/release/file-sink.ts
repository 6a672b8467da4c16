/** Where builds are laid: a folder with `builds/<n>` and the pointer `current`. Paths are relative to it, checked by the caller. */
export interface FileSink {
  /** Names in a folder; none where it does not exist. */
  names(folder: string): Promise<string[]>;
  /** Bytes of a regular file; null where there is none. Links are not followed. */
  read(path: string): Promise<Uint8Array | null>;
  /** Whether a regular file holds exactly these bytes. */
  holds(path: string, bytes: Uint8Array): Promise<boolean>;
  /**
   * A new file that nobody may write (0444), its folders made. Refuses to overwrite but in an adopted folder, where the name goes over to the
   * new file. Gives its mark.
   */
  write(path: string, bytes: Uint8Array): Promise<string>;
  /** Puts text at the end of a file, made where there is none. Nobody else writes or reads it meanwhile. */
  append(path: string, text: string): Promise<void>;
  /**
   * What the file system says of a regular file that writing to it or putting another in its place changes: which file, how long, last
   * written when. Null where there is none.
   */
  mark(path: string): Promise<string | null>;
  /**
   * A second name for a file; false where the file system has no hard links or no room for one more. In an adopted folder a name that is
   * there goes over to this file, and stays where it has its `mark`.
   */
  link(from: string, to: string, mark?: string): Promise<boolean>;
  rename(from: string, to: string): Promise<void>;
  /**
   * A folder under another name, to be made into something new; false, and nothing done, where it is a link. Links in it are never
   * followed.
   */
  adopt(from: string, to: string): Promise<boolean>;
  /** Removes from a folder every file but the wanted ones, by their paths in it, and folders that are then empty. */
  keepOnly(folder: string, wanted: (path: string) => boolean): Promise<void>;
  /** Removes a file or a folder with all below it. */
  remove(path: string): Promise<void>;
  /** What lies below this path, and its names, has reached the disk when this returns. */
  sync(folder: string): Promise<void>;
  /** Where the symlink points; null where there is none. @throws where something else has its name */
  pointer(name: string): Promise<string | null>;
  /** Points the symlink elsewhere in one step. `temporary` is a free name beside it. */
  point(name: string, target: string, temporary: string): Promise<void>;
}
