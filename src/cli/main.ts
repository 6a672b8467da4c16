#!/usr/bin/env node
import 'reflect-metadata';
import { runCommandLine } from './program';

runCommandLine(process.argv).then((code) => {
  process.exitCode = code;
});
