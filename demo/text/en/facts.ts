import type { FactLists } from '../facts.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

export const EN_FACTS: FactLists = {
  steady: {
    courier: 'DHL,UPS,FedEx,DPD,Evri,Royal Mail,Aramex,GLS,PostNL,USPS'.split(','),
    pay: 'PayPal,Visa,Mastercard,Apple Pay,Klarna,Google Pay,Amex'.split(','),
    bank: 'Barclays,Monzo,Revolut,Chase,ING,HSBC,N26,Santander'.split(','),
    phone:
      'iPhone 15,iPhone 13 mini,Pixel 8,Galaxy S24,Galaxy A54,iPhone SE,OnePlus 12,Pixel 7a,Xperia 5,Moto G84'.split(
        ',',
      ),
    colour: 'navy,cream,black,sage green,light grey,rust,sky blue,burgundy'.split(','),
    wrongcolour: 'bright pink,orange,mustard,lime green,purple,red'.split(','),
    size: 'small,medium,large,XL,UK 8,EU 42,size 10,queen-size'.split(','),
    relative:
      'my wife,my husband,my mum,my dad,my flatmate,my partner,my sister,my boss,my neighbour'.split(
        ',',
      ),
    spot: 'the porch,reception,a parcel locker,the corner shop,the mailroom,behind the bins,the garage,the front desk'.split(
      ',',
    ),
    flaw: 'a crack down one side,scratches all over the front,a button that does not click,a broken hinge,a loose connector,a leak at the bottom,a strong chemical smell,a torn seam,dead pixels,a constant buzzing noise,a dent in the lid,a zip that sticks'.split(
      ',',
    ),
    page: 'order history,the basket,my coupons,the product page,the address book,the rewards page,search results,the tracking page'.split(
      ',',
    ),
    coupon:
      'WELCOME10,the 15% code,SPRING20,the free-shipping code,the birthday voucher,the bundle discount,the loyalty voucher'.split(
        ',',
      ),
    gift: 'free case,sample set,gift wrap,spare filter,tote bag,greeting card'.split(','),
    where:
      "my office,my new flat,my parents' place,a hotel,my workshop,the holiday house,my daughter's school".split(
        ',',
      ),
    warehouse: 'Rotterdam,Leeds,Memphis,Singapore,Leipzig,Dubai,Sydney'.split(','),
    event:
      'a wedding,a birthday,a business trip,the school term,a house move,a christening,a camping trip,an anniversary'.split(
        ',',
      ),
    colleague: 'Wendy,Kevin,Chloe,Leo,Ivy,Jason,Mia,Eric,Nina,Oscar,Grace,Ray,Helen,Tony,Zoe'.split(
      ',',
    ),
    firm: 'a design studio,a small café,a dental practice,a language school,a law firm,a gym,a nursery,a logistics start-up'.split(
      ',',
    ),
  },
  products: {
    other:
      'air fryer,electric toothbrush,wireless earbuds,down jacket,insulated bottle,robot vacuum,blender,Bluetooth speaker,suitcase,running shoes,duvet set,office chair,desk lamp,rice cooker,humidifier,yoga mat,coffee machine,hair dryer,stroller,cat fountain,projector,backpack,mechanical keyboard,standing desk,wool scarf,massage gun,garment steamer,folding bike,baby monitor,smart lock,hiking boots,camping tent,cast-iron pan,e-reader,weighted blanket,sunscreen pack'.split(
        ',',
      ),
    business:
      'pallet of copier paper,conference display,set of office chairs,batch of toner cartridges,barcode scanners,water dispenser,shipping cartons,label printer,shelving units,projector screen,staff gift boxes,document shredder'.split(
        ',',
      ),
    member:
      'annual membership,member gift box,birthday voucher,points reward,family plan,quarterly plan,streaming code,welcome bundle'.split(
        ',',
      ),
  },
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  formatDate: (date) =>
    `${String(Number(date.slice(8)))} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''}`,
  formatAmount: (amount, cents) => `$${String(amount)}.${String(cents).padStart(2, '0')}`,
  address: (customer) => customer.name.split(' ')[0] ?? customer.name,
}
