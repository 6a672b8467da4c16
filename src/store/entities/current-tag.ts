import { Entity, PrimaryColumn } from 'typeorm';

/**
 * What current items are found by: type, office, cited laws, and every two letters of the name, each in the order of the items, so that
 * one page of a long list is found without reading the list. Belongs to the projection of `CurrentItem`.
 */
@Entity('current_tag')
export class CurrentTag {
  @PrimaryColumn('integer')
  listId!: number;

  @PrimaryColumn('text')
  tag!: string;

  @PrimaryColumn('integer')
  itemId!: number;
}
