#!/bin/bash
# A run of 4,000 replications as a Slurm array of 40 tasks: sbatch slurm.sh
#SBATCH --job-name=flyt
#SBATCH --array=1-40
#SBATCH --cpus-per-task=4
#SBATCH --mem=4G
#SBATCH --time=02:00:00
#SBATCH --requeue
set -euo pipefail

# A folder that all nodes see. What is in it already is not simulated again, so a task that was ended may simply run again.
out="${FLYT_OUT:-$PWD/shards}"
scenario="${FLYT_SCENARIO:-trondheim}"

flyt run "$scenario" --replications 4000 --threads "$SLURM_CPUS_PER_TASK" \
  --out "$out" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT"

# When all are done, once: flyt merge shards
# With Slurm itself: sbatch --dependency=afterok:<id of the array> --wrap "flyt merge shards"
