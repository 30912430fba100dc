-- undoes: V0022. Loses labels, notes and the story of each conversation; states and assignees stay as they are.
drop table conversation_activities;
drop table conversation_notes;
drop table conversation_labels;
drop table labels;
