/** What is said of a change beside the item's content. */
export interface ChangeWords {
  reason: string;
  basis: string;
  /** 下放, 承接, 委托, 收回: to or from whom. */
  counterpart: string;
}
