#!/usr/bin/env node
// In front of what is built, because npm links only what is there when it installs.
import '../../../dist/sweepq.js';
