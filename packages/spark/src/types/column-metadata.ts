/** Where Spark keeps the declared type of a text, the default of a column, and that of the rows before it was added. */
export const DECLARED = '__CHAR_VARCHAR_TYPE_STRING'
export const CURRENT_DEFAULT = 'CURRENT_DEFAULT'
export const EXISTS_DEFAULT = 'EXISTS_DEFAULT'
