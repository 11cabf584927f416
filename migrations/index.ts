import * as migration_20261121_015357_initial from './20261121_015357_initial.js';

export const migrations = [
  {
    up: migration_20261121_015357_initial.up,
    down: migration_20261121_015357_initial.down,
    name: '20261121_015357_initial'
  },
];
