# Methods compared: power-law-regression, 500 steps, batch 64
# Run with: gnuplot -d comparison-3.gp
set encoding utf8
set terminal svg size 1155,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-3.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'power-law-regression, 500 steps, batch 64' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2381; set rmargin at screen 0.3948; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('adamw, cosine(floor=0.1)' 1, 'adamw, linear' 2, 'adamw, cosine(floor=0)' 3, 'adamw, wsd(shape=linear)' 4, 'adamw, wsd(shape=one-minus-sqrt)' 5, 'adamw, constant' 6, 'schedule-free-adamw, constant' 7, 'prodigy, cosine(floor=0)' 8, 'prodigy, cosine(floor=0.1)' 9, 'dadapt-adam, cosine(floor=0)' 10, 'dadapt-adam, cosine(floor=0.1)' 11, 'prodigy, constant' 12, 'dadapt-adam, constant' 13)
set logscale x; set xrange [0.0005741897350914957:0.5327960440253734]; set format x '%g'; set xtics autofreq

$data0 << EOD
1 0.000985321688580542 0.0008176116886207706 0.0010494025382073047 NaN
2 0.0010479080612394978 0.0008467175558154935 0.0011298407685322186 NaN
3 0.0011325370122304854 0.0009763010433284017 0.0011925419632916514 NaN
4 0.0012461746571429885 0.0011572048502939403 0.0014089529792311519 NaN
5 0.0012631144473450638 0.0010859869989803207 0.001376571934100465 NaN
6 0.0013885304922755491 0.0012907381487935702 0.0015074274706097536 NaN
7 0.0014966068965089588 0.0012591885843930078 0.001707026223763527 NaN
8 0.0033225677982237486 0.003010316123339414 0.0035513787292042777 NaN
9 0.0046675143968809354 0.0044677112857035356 0.007124332780444423 NaN
10 0.0050659896537785624 0.004733369749721634 0.005638268178808026 NaN
11 0.009611854715969499 0.008507652408628693 0.012085036688822218 NaN
12 0.06347014848626276 0.04325885935754702 0.06949499412669574 NaN
13 0.250435751242859 0.20699024470052768 0.2956252641310674 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4242; set rmargin at screen 0.5810; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
set logscale x; set xrange [0.7132744892138955:490.1104813710164]; set format x '%g'; set xtics autofreq

$data1 << EOD
1 1 1 1 NaN
2 1.0733919442860727 1.0551756298675932 1.0981154237646056 NaN
3 1.166981816609741 1.1352305087979253 1.197224921143803 NaN
4 1.3054320862497788 1.2257179133984129 1.4009148351635963 NaN
5 1.2948566869114684 1.21173931161047 1.3723880912137514 NaN
6 1.4581596953711817 1.3595325265787161 1.5935820771196623 NaN
7 1.5512315081927384 1.413531115601086 1.6915375621996138 NaN
8 3.4307130641372185 3.198937118799652 3.753936219119448 NaN
9 4.838368513392151 4.469231203487116 6.380916905812104 NaN
10 5.236217440064343 4.921551744389535 5.560597836128916 NaN
11 9.878095270854274 8.890172286492927 11.928575430483129 NaN
12 61.00579612569448 52.72964237954365 69.20415876877865 NaN
13 253.59612384297327 222.7286232103173 279.07556289091315 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6104; set rmargin at screen 0.7671; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
set logscale x; set xrange [0.00102133583028725:0.015740049970350545]; set format x '%g'; set xtics autofreq
set xtics ('0.002' 0.002, '0.005' 0.005, '0.01' 0.01)
$data2 << EOD
1 0.004294065672703143 0.00412740653075789 0.004609969237726777 NaN
2 0.005552249770020735 0.005399576237732029 0.005720358125916164 NaN
3 0.0054445953715581705 0.005270183480795685 0.005676506839085152 NaN
4 0.002991708549341901 0.002569431252763527 0.0034726443965500766 NaN
5 0.0025760103749379233 0.0021668182957270965 0.0027579193101838857 NaN
6 0.011177665891944386 0.010235064445378588 0.012433869902470411 NaN
7 0.001379942009009386 0.0011765447240921765 0.0016003099129581876 NaN
8 NaN NaN NaN NaN
9 NaN NaN NaN NaN
10 NaN NaN NaN NaN
11 NaN NaN NaN NaN
12 NaN NaN NaN NaN
13 NaN NaN NaN NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7965; set rmargin at screen 0.9532; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [362.2:513]; set format x '%g'; set xtics autofreq 50
$data3 << EOD
1 405 380 440 NaN
2 415 380 450 NaN
3 405 370 513 NaN
4 NaN NaN NaN 513
5 500 500 513 NaN
6 NaN NaN NaN 513
7 NaN NaN NaN 513
8 NaN NaN NaN 513
9 NaN NaN NaN 513
10 NaN NaN NaN 513
11 NaN NaN NaN 513
12 NaN NaN NaN 513
13 NaN NaN NaN 513
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
