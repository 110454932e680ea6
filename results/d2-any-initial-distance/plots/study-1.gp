# d / D against d0: d2-any-initial-distance
# Run with: gnuplot study-1.gp
set encoding utf8
set terminal svg size 1140,345 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'd0'
set logscale x; set format x '1e%T'

set xrange [8.333333333333334e-09:0.012]
set logscale y; set format y '%g'
set yrange [0.012150491287129661:1.1710365532873641]

set lmargin at screen 0.0667; set rmargin at screen 0.3140; set tmargin at screen 0.8899; set bmargin at screen 0.2580
set title 'absolute-loss' font ',10'
set ylabel 'd / D' offset 1.2,0
$data0 << EOD
1e-08 0.49534525771271154 0.4948051284648224 0.495939934680024 NaN
1e-06 0.49504790431989476 0.49388046230802063 0.49569387155040984 NaN
0.0001 0.49124129519680204 0.49004669899805786 0.4916949606130535 NaN
0.01 0.4844153642238448 0.48154699807073253 0.4848595215448551 NaN
EOD
$data1 << EOD
1e-08 0.7722930760750419 0.753921648219292 0.79120587758804 NaN
1e-06 0.8415051572950961 0.8143270587492236 0.8634177476766522 NaN
0.0001 0.7147752195017062 0.7044054119820639 0.7228298935639201 NaN
0.01 0.812540787182733 0.7940775411617348 0.8240415499965944 NaN
EOD
$data2 << EOD
1e-08 0.35966523135618356 0.338129542421389 0.3957913601828691 NaN
1e-06 0.37165404014025594 0.35667692722071187 0.41441793825299417 NaN
0.0001 0.30480239421692445 0.2900808756153622 0.32208920601608404 NaN
0.01 0.36126618827465073 0.35065087832608693 0.37419667265485856 NaN
EOD
$data3 << EOD
1e-08 0.06019906795520717 0.058144642799668224 0.0625647719654373 NaN
1e-06 0.05817067044024899 0.057032215042329304 0.06374027517011242 NaN
0.0001 0.05816002917595904 0.053336998102441024 0.0673779301439625 NaN
0.01 0.07738340561344394 0.06907371523830406 0.08340386770218154 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2
set lmargin at screen 0.4000; set rmargin at screen 0.6474; set tmargin at screen 0.8899; set bmargin at screen 0.2580
set title 'chebyshev-max' font ',10'
unset ylabel
$data4 << EOD
1e-08 0.48523482419570924 0.4838607417931272 0.4861339619422544 NaN
1e-06 0.4827201158743873 0.48113753549960286 0.48377896288617356 NaN
0.0001 0.475872193845544 0.47328856611715925 0.4790639488854279 NaN
0.01 0.4643631823998581 0.46065474866356987 0.4665918831406635 NaN
EOD
$data5 << EOD
1e-08 0.4088136987798251 0.3698172774556324 0.43207649512018304 NaN
1e-06 0.4307259552433336 0.3833810168441277 0.4704224406125514 NaN
0.0001 0.425121606243807 0.34947449956517435 0.44435894849372026 NaN
0.01 0.44450869409125315 0.40330754636552824 0.47784012014084126 NaN
EOD
$data6 << EOD
1e-08 0.13829911143808024 0.0786264334474605 0.16456169311246488 NaN
1e-06 0.12950917688354247 0.07293127530512433 0.1563054726865001 NaN
0.0001 0.1060066222600305 0.07999202902958347 0.15218985218634865 NaN
0.01 0.09769059786811611 0.07821355963172676 0.16838358702540354 NaN
EOD
$data7 << EOD
1e-08 0.03279988607450446 0.023657147937783004 0.04364955557951415 NaN
1e-06 0.03084575187124885 0.020014883083314335 0.03947734921951395 NaN
0.0001 0.025488051216327398 0.017771864149200456 0.03507021626928083 NaN
0.01 0.02488892247329609 0.01579563867326856 0.031055962683425954 NaN
EOD
plot $data4 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data4 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data5 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data5 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data6 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data6 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data7 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data7 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2
set lmargin at screen 0.7333; set rmargin at screen 0.9807; set tmargin at screen 0.8899; set bmargin at screen 0.2580
set title 'quadratic' font ',10'
unset ylabel
$data8 << EOD
1e-08 0.49018738226957936 0.483386187175702 0.4936973225354393 NaN
1e-06 0.49747877223150555 0.49705014525324404 0.4976903867067674 NaN
0.0001 0.4971552051842253 0.4969685385234698 0.4973207101712803 NaN
0.01 0.49445055700584667 0.49413266486643354 0.4948101147591857 NaN
EOD
$data9 << EOD
1e-08 0.8926323113309247 0.8859934370142051 0.9005093240101758 NaN
1e-06 0.8926425863755969 0.8862782365456044 0.9006272686402655 NaN
0.0001 0.892640132802988 0.8862589037836291 0.9005093216539486 NaN
0.01 0.8926386219980962 0.8860939762668778 0.9007973486825878 NaN
EOD
$data10 << EOD
1e-08 0.44628334626991767 0.3912984626116561 0.5259195240121279 NaN
1e-06 0.41318148744580513 0.3887144641483234 0.45739542521330834 NaN
0.0001 0.5463348767402432 0.4670276050123263 0.6072223414614794 NaN
0.01 0.3762952486158113 0.3686922344498968 0.3838850668151875 NaN
EOD
$data11 << EOD
1e-08 0.06588596449104524 0.062344266110783635 0.06815796328973617 NaN
1e-06 0.061045270852883346 0.0581804627732183 0.06243033087937236 NaN
0.0001 0.06785622189047291 0.05576587441559059 0.07469322296285294 NaN
0.01 0.0851588518006193 0.07296204565490737 0.08893007001824291 NaN
EOD
plot $data8 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data8 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data9 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data9 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data10 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data10 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data11 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data11 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset logscale; unset label; unset arrow
set lmargin at screen 0.02; set rmargin at screen 0.98; set bmargin at screen 0; set tmargin at screen 0.0841
set xrange [0:1]; set yrange [0:1]
set key at screen 0.5, screen 0.0841 center top horizontal maxcols 4 Left reverse samplen 3.2 width 1 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'dadapt-dual-averaging', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'dadapt-sgd', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'dadapt-adam', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'prodigy'
unset multiplot
