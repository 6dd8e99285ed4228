#!/usr/bin/env node
"use strict";

// The command `flyt` when the package is installed; in a checkout, use ./flyt.

const fs = require("fs");
const path = require("path");
const { launch } = require("./launcher.cjs");

const source = path.join(__dirname, "cli", "main.ts");
const built = path.join(__dirname, "dist", "cli", "main.js");

launch(fs.existsSync(source) ? source : built, process.argv.slice(2));
