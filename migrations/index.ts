import * as migration_20261121_000006_initial from './20261121_000006_initial.js';

export const migrations = [
  {
    up: migration_20261121_000006_initial.up,
    down: migration_20261121_000006_initial.down,
    name: '20261121_000006_initial'
  },
];
