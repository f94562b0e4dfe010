/**
 * Set-up cannot go on, and the message is a sentence that tells the person what to do. It is printed without a stack.
 */
export class SetupFailure extends Error {}
