/** The kind of work that learns from the leads that ended. */
export const TRAIN_PREDICTION = 'train-prediction'
