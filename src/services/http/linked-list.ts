/** A value that can be in at most one list at a time. */
export class LinkedNode<T> {
  readonly value: T;
  list: LinkedList<T> | null = null;
  previous: LinkedNode<T> | null = null;
  next: LinkedNode<T> | null = null;

  constructor(value: T) {
    this.value = value;
  }

  /** Removes the node from its list; does nothing when it is in no list. */
  unlink(): void {
    this.list?.remove(this);
  }
}

/** A doubly linked list: adding to its end and removing from anywhere take the same time however long it is. */
export class LinkedList<T> {
  #first: LinkedNode<T> | null = null;
  #last: LinkedNode<T> | null = null;
  #length = 0;

  get first(): LinkedNode<T> | null {
    return this.#first;
  }

  get last(): LinkedNode<T> | null {
    return this.#last;
  }

  get length(): number {
    return this.#length;
  }

  /** Adds a node at the end. A node that is in a list leaves that list first. */
  push(node: LinkedNode<T>): void {
    node.unlink();
    node.list = this;
    node.previous = this.#last;
    if (this.#last === null) this.#first = node;
    else this.#last.next = node;
    this.#last = node;
    this.#length += 1;
  }

  remove(node: LinkedNode<T>): void {
    if (node.list !== this) return;
    if (node.previous === null) this.#first = node.next;
    else node.previous.next = node.next;
    if (node.next === null) this.#last = node.previous;
    else node.next.previous = node.previous;
    // A removed node that is still referenced must not keep its former neighbours.
    node.list = null;
    node.previous = null;
    node.next = null;
    this.#length -= 1;
  }
}
