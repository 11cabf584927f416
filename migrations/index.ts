import * as migration_20261121_015357_initial from './20261121_015357_initial.js';
import * as migration_20261121_033020_solid_ground from './20261121_033020_solid_ground.js';
import * as migration_20261121_082142_commerce from './20261121_082142_commerce.js';

export const migrations = [
  {
    up: migration_20261121_015357_initial.up,
    down: migration_20261121_015357_initial.down,
    name: '20261121_015357_initial',
  },
  {
    up: migration_20261121_033020_solid_ground.up,
    down: migration_20261121_033020_solid_ground.down,
    name: '20261121_033020_solid_ground',
  },
  {
    up: migration_20261121_082142_commerce.up,
    down: migration_20261121_082142_commerce.down,
    name: '20261121_082142_commerce'
  },
];
