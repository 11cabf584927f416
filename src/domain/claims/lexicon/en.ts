/**
 * Words with which an advertiser is written to, and which claim nothing that would have to be looked
 * up. What is not here does not get through: no number, no time, no comparison, no promise, no
 * negation, no name.
 */
export const plainWords = `
a about achieve achieved achieves achieving active ad adding ads advertisement advertisements
advertiser advertisers advertising aim allow allowing allows alongside already also amazing among
amount an and appears appreciate approximately are around as at attention attractive audience
audience's audiences back be because been being believe between boost boosting brand brands bring
bringing brings build building builds business by call campaign campaign's campaigns can capitalise
capitalize capture capturing chance chat choose client come comes coming concept confident
congratulations connect connecting consider considering contact continue continued continues
continuing conversation could create creates creating creative creatives currently customer
customers dear decision delighted deliver delivered delivering delivers delivery demonstrate
demonstrated demonstrates demonstrating depending details did direction discuss do does doing drive
driven drives driving during earn earned earning earns easy effective effectively effort efforts
enable enables enabling encourage encouraging engage engaged engagement engages engaging enjoy
enjoyed enjoying estimate estimated estimates exactly excellent excellently exceptional
exceptionally excited exciting expand expect expected expects exposure extend fantastic far feedback
feel figure figures find fine flight focus focused follow followed following for forecast forecasts
form forward from further future gain gather gathered generate generated generates generating
generously genuinely get gets getting give given gives giving glad go goes going good great grow had
happen happens happy has have having hear hello help helped helping helps here here's hi highly home
hope hopes how however i i'd i'll i'm idea ideal if impact important impressive improve in
incredible indicate indicates indicating individual input insight insights inspire interest
interested interesting into invest investing invite inviting is it it's its join just keen keep
keeping keeps kind know lead learn let let's lets level leverage like likely look looking looks love
loved made main maintain maintaining make makes making marketing matter may meaningful means
meantime media meet message might mind moment moving natural naturally need needs new nice nicely
now of offer offering offers on ongoing online open opportunities opportunity option options or
order our ours outcome outstanding own pace part particularly partner partners partnership people
perform performance performed performing performs perhaps picture place placement placements plan
planned planning plans please pleased pleasing pleasure point points positive possible potential
potentially power powerful prepare prepared present project projected projection projections
projects proposal propose proposed proud provide provided provides providing purpose push put
quality question questions quick quickly raising ran range rate rates reach reached reaches reaching
react ready really reason reasons receive received receives receiving recommend recommendation
recommendations recommended recommending reflect reflecting reflects regarding regards relevant
remain remains remarkable remarkably reply resonate resonates resonating respond responded
responding responds response result resulting results return returning returns right roughly run
running runs scale scaling see seeing seems seen sense sent serve set share shared sharing should
show showed showing shown shows simply sincerely sit sits so solid some something sound sounds speak
spread standing stands stay stays step steps still story strategies strategy strength strengthen
strong strongly success successful successfully such suggest suggested suggesting suggestion
suggestions suggests superb support supported supporting sure sustain take takes taking talk talking
target targeted targeting team tell terrific thank thanks that that's the their them then there
there's therefore these they think this those thought thrilled through time to together towards
traction translate translates translating truly understand upcoming update upon us use useful using
valuable value very visibility visible want wanted warm warmly was way we we'd we'll we're we've
welcome well were what when where which while who will wish with within wonderful work worked
working works worth would write yield you you'd you'll you're you've your yours
`
  .trim()
  .split(/\s+/)

/** Words of a comparison: they stand where a real benchmark is named. */
export const comparingWords =
  `above ahead average averages beating beats benchmark benchmarks better comparable compared exceeding exceeds higher median
outpacing outperform outperformed outperforming outperforms over surpasses surpassing than campaigns similar`
    .trim()
    .split(/\s+/)

/** Who one is compared with. */
export const industryWords = ['industry', 'industry-wide', "industry's", 'market', 'sector']

/** One of them stands in a sentence about what has not happened yet. */
export const cautiousWords =
  `could may might expect expected estimate estimated estimates project projected projection projections potential potentially likely`
    .trim()
    .split(/\s+/)

/** They stand with an amount that is proposed, or with what is expected of it. */
export const addingWords =
  'additional additionally bigger extra further greater higher increase increased increasing larger more raise raising uplift'.split(
    ' ',
  )
