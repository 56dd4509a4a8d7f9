// what nearly every form asks for, in one file: a request costs more than the code
export { default as Draft } from "./controllers/draft";
export { default as Once } from "./controllers/once";
