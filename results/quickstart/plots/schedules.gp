# The schedules: learning rate against the step
# Run with: gnuplot -d schedules.gp
set encoding utf8
set terminal svg size 560,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'schedules.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
unset title
set xlabel 'step'; set ylabel 'learning rate / peak' offset 1,0
set yrange [0:1.05]
$data0 << EOD
0 0.02
49 1
76 0.9981529796748134
103 0.9923399386589933
130 0.9826044551386743
157 0.9690240911220617
185 0.9509956150664796
213 0.9291031969832025
242 0.9025558937546987
272 0.871203391311725
304 0.8337453124270863
338 0.7898651737020166
375 0.7379736965185368
417 0.6748025068294067
469 0.5920659656387836
596 0.3836793039944349
644 0.3082764475205442
684 0.24904597707593976
720 0.19945942635848746
753 0.15772644703565564
784 0.12222366557537911
814 0.09163946412243895
843 0.06588919767147638
871 0.0448100826920394
899 0.027630844769743756
926 0.014896615227983467
953 0.006027175003719354
980 0.0010931863906127326
999 2.7339599464326625e-06
EOD
$data1 << EOD
0 0.02
49 1
800 1
801 0.9292893218813453
802 0.9
803 0.877525512860841
804 0.8585786437626907
805 0.8418861169915809
806 0.8267949192431123
808 0.8
810 0.7763932022500211
813 0.7450490243203607
816 0.717157287525381
820 0.683772233983162
824 0.6535898384862245
829 0.6192113447068046
835 0.5816699867329622
842 0.5417424305044161
850 0.5
859 0.4568609754399893
869 0.41263299377646345
881 0.36360389693210726
894 0.31443453995989556
909 0.26175884698832996
925 0.20943058495790512
943 0.15442327373561182
963 0.09722649573661057
985 0.03823079691643272
999 0.0025031328369998773
EOD
$data2 << EOD
0 0.02
49 1
999 1
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.2018, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'cosine'
set key at screen 0.4036, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'wsd'
set key at screen 0.5714, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'constant'
unset multiplot
