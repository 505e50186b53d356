/** The older Quill brings no types of its own; what is used of it is the same. */
declare module 'quill1' {
  export { default } from 'quill';
}
