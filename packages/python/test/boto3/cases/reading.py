"""How jobs read what S3 gives: bodies, pages, collections, searches."""

import codecs
import copy as cp
import csv
import gzip
import io
import json
import pickle

import boto3
import botocore.session
from botocore.exceptions import ClientError
from told import tell

s3=boto3.client('s3', region_name='us-east-1'); r=boto3.resource('s3', region_name='us-east-1')
s3.create_bucket(Bucket='buck')
s3.put_object(Bucket='buck',Key='a.csv',Body='id,name\n1,x\n2,y\n')
s3.put_object(Bucket='buck',Key='a.gz',Body=gzip.compress(b'hello'))
for i in range(5): s3.put_object(Bucket='buck',Key=f'many/{i}',Body=str(i))
B=lambda k='a.csv': s3.get_object(Bucket='buck',Key=k)['Body']
tell('readlines',lambda: B().readlines())
tell('wrap',lambda: list(csv.DictReader(io.TextIOWrapper(B(),'utf-8'))))
tell('codecs',lambda: list(csv.reader(codecs.getreader('utf-8')(B()))))
tell('gzip',lambda: gzip.GzipFile(fileobj=B('a.gz')).read())
tell('iter',lambda: list(B()))
tell('iter2',lambda: [l for l in B().iter_lines()])
tell('chunks',lambda: [c for c in B().iter_chunks(4)])
tell('read4',lambda: (lambda b:(b.read(4),b.read(),b.read()))(B()))
tell('with',lambda: (lambda b:[x.read() for x in [b.__enter__()]])(B()))
tell('next',lambda: next(B()))
tell('tell',lambda: (lambda b:(b.read(3),b.tell()))(B()))
tell('jsonload',lambda: json.load(s3.get_object(Bucket='buck',Key='many/1')['Body']))
tell('maxkeys',lambda: (lambda a:([c['Key'] for c in a['Contents']],a['IsTruncated'],a['KeyCount']))(s3.list_objects_v2(Bucket='buck',MaxKeys=3)))
tell('cont',lambda: [c['Key'] for c in s3.list_objects_v2(Bucket='buck',ContinuationToken=s3.list_objects_v2(Bucket='buck',MaxKeys=3)['NextContinuationToken'])['Contents']])
tell('marker',lambda: [c['Key'] for c in s3.list_objects(Bucket='buck',Marker='many/1')['Contents']])
tell('prefixes',lambda: [p['Prefix'] for page in s3.get_paginator('list_objects_v2').paginate(Bucket='buck',Delimiter='/') for p in page.get('CommonPrefixes',[])])
tell('psize',lambda: [o.key for o in r.Bucket('buck').objects.page_size(2)])
tell('pages',lambda: [len(p) for p in r.Bucket('buck').objects.filter(Prefix='many/').page_size(2).pages()])
tell('limit',lambda: [o.key for o in r.Bucket('buck').objects.limit(2)])
tell('meta',lambda: (r.Object('buck','a.csv').content_type, r.Object('buck','a.csv').e_tag, type(r.Object('buck','a.csv').last_modified).__name__))
tell('avail',lambda: [hasattr(r.Object('buck','a'),n) for n in ('Acl','Version','MultipartUpload','put','upload_file','wait_until_exists','restore_object','nope')])
tell('exists',lambda: any(True for _ in r.Bucket('buck').objects.filter(Prefix='zz')))
tell('len',lambda: len(list(r.Bucket('buck').objects.filter(Prefix='many'))))
tell('sorted',lambda: [o.key for o in sorted(r.Bucket('buck').objects.all(), key=lambda o: o.last_modified, reverse=True)][:1])
tell('sumkey',lambda: sum(o.size for o in r.Bucket('buck').objects.all())>0)
tell('objget',lambda: r.ObjectSummary('buck','many/2').get()['Body'].read())
tell('objdel',lambda: r.ObjectSummary('buck','many/2').delete()['ResponseMetadata']['HTTPStatusCode'])
tell('todict',lambda: cp.deepcopy({k:v for k,v in s3.head_object(Bucket='buck',Key='a.csv').items() if k in('ContentLength','ContentType')}))
tell('pickle',lambda: pickle.loads(pickle.dumps(ClientError({'Error':{'Code':'A','Message':'b'}},'Op'))).response)
tell('ue',lambda: s3.put_object(Bucket='buck',Key='\u00fc/\u20ac x+y.txt',Body='1'))
tell('ue2',lambda: [o.key for o in r.Bucket('buck').objects.filter(Prefix='\u00fc')])
tell('ue3',lambda: s3.copy_object(Bucket='buck',Key='c',CopySource={'Bucket':'buck','Key':'\u00fc/\u20ac x+y.txt'})['CopyObjectResult']['ETag'])
tell('none',lambda: s3.list_objects_v2(Bucket='buck',Prefix=None))
tell('kw',lambda: s3.get_object(bucket='buck',Key='a'))
tell('clientexc',lambda: s3.exceptions.ClientError is ClientError)
def x():
    try: s3.get_object(Bucket='buck',Key='qq')
    except s3.exceptions.ClientError as e: return e.response['Error']
tell('x',x)
def y():
    try: r.Object('buck','nope').load()
    except ClientError as e: return int(e.response['Error']['Code'])
tell('y',y)
tell('sess',lambda: boto3.session.Session(region_name='us-east-1').resource('s3').Bucket('buck').name)
tell('bsess',lambda: botocore.session.get_session().create_client('s3',region_name='us-east-1').list_buckets()['Buckets'][0]['Name'])
tell('glueopts',lambda: boto3.client('glue', region_name='us-east-1').get_tables(DatabaseName='none'))
tell('gluedb',lambda: boto3.client(service_name='glue', region_name='us-east-1', endpoint_url='https://glue.us-east-1.amazonaws.com').get_databases()['DatabaseList'])
tell('vers',lambda: boto3.__version__ == botocore.__version__)
tell('attr',lambda: s3.meta.service_model.operation_names[:2])
tell('pagin',lambda: [len(p['Contents']) for p in s3.get_paginator('list_objects_v2').paginate(Bucket='buck',Prefix='many/',PaginationConfig={'MaxItems':3,'PageSize':2})])
tell('bad page',lambda: s3.get_paginator('list_objects_v2').paginate(Foo='x'))
tell('bad page2',lambda: list(s3.get_paginator('list_objects_v2').paginate(Foo='x')))
tell('sumsearch',lambda: list(s3.get_paginator('list_objects_v2').paginate(Bucket='buck').search("sum(Contents[].Size)")))
tell('search',lambda: list(s3.get_paginator('list_objects_v2').paginate(Bucket='buck').search("Contents[?contains(Key, 'many') && Size >= `1`].{k: Key, s: Size}"))[:2])
tell('search4',lambda: list(s3.get_paginator('list_objects_v2').paginate(Bucket='buck').search("sort_by(Contents, &Size)[-1].Key")))
tell('search5',lambda: list(s3.get_paginator('list_objects_v2').paginate(Bucket='buck').search("Contents[0:2].Key | [0]")))
tell('search6',lambda: list(s3.get_paginator('list_objects_v2').paginate(Bucket='buck').search("length(Contents)")))
tell('del0',lambda: s3.delete_objects(Bucket='buck',Delete={'Objects':[]}))
