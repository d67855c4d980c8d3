const JDBC = 'org.apache.spark.sql.execution.datasources.jdbc'

/** Connectors that jobs use, by the short name under which a test arranges their data, with the classes that stand for each. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  bigquery: ['com.google.cloud.spark.bigquery'],
  cassandra: ['org.apache.spark.sql.cassandra'],
  cosmos: ['cosmos.oltp', 'com.azure.cosmos.spark'],
  delta: [],
  dynamodb: ['com.audienceproject.spark.dynamodb.datasource'],
  elasticsearch: ['es', 'org.elasticsearch.spark.sql'],
  hudi: ['org.apache.hudi'],
  iceberg: ['org.apache.iceberg.spark.source.icebergsource'],
  jdbc: [`${JDBC}`, `${JDBC}.defaultsource`, `${JDBC}.jdbcrelationprovider`, 'org.apache.spark.sql.jdbc'],
  kafka: [],
  mongodb: ['mongo', 'com.mongodb.spark.sql', 'com.mongodb.spark.sql.connector.mongotableprovider'],
  opensearch: ['org.opensearch.spark.sql'],
  redshift: [
    'com.databricks.spark.redshift',
    'io.github.spark_redshift_community.spark.redshift',
    'io.github.spark_redshift_utils.spark.redshift',
  ],
  snowflake: ['net.snowflake.spark.snowflake'],
  sqlserver: ['com.microsoft.sqlserver.jdbc.spark'],
}

const SHORT: ReadonlyMap<string, string> = new Map(
  Object.entries(CLASSES).flatMap(([name, classes]) =>
    [name, ...classes].flatMap((each) => [[each, name] as const, [`${each}.defaultsource`, name] as const]),
  ),
)

/**
 * `snowflake` for `net.snowflake.spark.snowflake`; another name in lower case.
 *
 * @example
 * ```ts
 * import { connectorName } from '@dryfit/spark'
 *
 * connectorName('net.snowflake.spark.snowflake') // 'snowflake'
 * ```
 */
export const connectorName = (format: string): string => SHORT.get(format.toLowerCase()) ?? format.toLowerCase()

/** Whether it is a connector that jobs are known to use. */
export const isKnownConnector = (name: string): boolean => name in CLASSES

/** Databases in which what was appended is what was there and the new rows. */
const RELATIONAL: ReadonlySet<string> = new Set(['bigquery', 'jdbc', 'redshift', 'snowflake', 'sqlserver'])

/** Whether a write only adds rows: those of others replace by keys, or make versions. */
export const onlyAdds = (name: string): boolean => RELATIONAL.has(name)
