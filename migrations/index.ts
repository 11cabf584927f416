import * as migration_20261121_013309_initial from './20261121_013309_initial.js';

export const migrations = [
  {
    up: migration_20261121_013309_initial.up,
    down: migration_20261121_013309_initial.down,
    name: '20261121_013309_initial'
  },
];
