-- Nobody asked for the day on which a checkpoint was kept, and nothing held it to be true: its signatures carry times where they matter.
ALTER TABLE checkpoint DROP COLUMN day;
