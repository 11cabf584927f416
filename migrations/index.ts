import * as migration_20261121_005015_initial from './20261121_005015_initial.js';

export const migrations = [
  {
    up: migration_20261121_005015_initial.up,
    down: migration_20261121_005015_initial.down,
    name: '20261121_005015_initial'
  },
];
