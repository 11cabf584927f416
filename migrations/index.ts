import * as migration_20261121_015357_initial from './20261121_015357_initial.js';
import * as migration_20261121_033020_solid_ground from './20261121_033020_solid_ground.js';
import * as migration_20261121_082142_commerce from './20261121_082142_commerce.js';
import * as migration_20261121_104946_sales_engine from './20261121_104946_sales_engine.js';
import * as migration_20261121_214023_audience from './20261121_214023_audience.js';

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
    name: '20261121_082142_commerce',
  },
  {
    up: migration_20261121_104946_sales_engine.up,
    down: migration_20261121_104946_sales_engine.down,
    name: '20261121_104946_sales_engine',
  },
  {
    up: migration_20261121_214023_audience.up,
    down: migration_20261121_214023_audience.down,
    name: '20261121_214023_audience'
  },
];
